// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.NetFlow9Exporter;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Rule;
import io.weir.engine.deliver.SinkAccount;
import io.weir.engine.deliver.StageAccount;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CounterReferenceTest {
    private static Path page(String name) {
        return Path.of(System.getProperty("weir.root"), "docs", name);
    }

    @Test
    void tablesOfTheAccountAreWhatTheCodeCounts() throws IOException {
        Path page = page("account.md");
        String text = Files.readString(page);

        String fresh = CounterTables.rewritten(text);

        if (Boolean.getBoolean("weir.docs.write")) {
            Files.writeString(page, fresh);
            text = Files.readString(page);
        }
        assertThat(text).as("docs/account.md is stale; its head says how to write its tables again").isEqualTo(fresh);
    }

    @Test
    void linesOfAWorkerAStageAndASequenceAreExplainedWordByWord() throws IOException {
        CapturingLogger logger = new CapturingLogger();
        new Account(logger).workers(List.of(withAGap()));
        String text = Files.readString(page("account.md"));

        for (RecordComponent word : StageAccount.class.getRecordComponents()) {
            assertThat(text).contains("`" + word.getName() + "`");
        }
        // Rules are words of another page.
        for (String line : logger.lines().stream().filter(each -> !each.contains("corrected values")).toList()) {
            for (String pair : line.substring(line.indexOf(" account of ")).split(" ")) {
                int sign = pair.indexOf('=');
                assertThat(sign < 0 || text.contains(pair.substring(0, sign))).as(pair).isTrue();
            }
        }
        assertThat(logger.lines()).anyMatch(line -> line.contains("account of a sequence") && line.contains("lost=1"));
    }

    /** A worker that got the first and the third datagram of a v9 exporter. */
    private static WorkerAccount withAGap() {
        DecoderSettings settings = DecoderSettings.defaults();
        DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), record -> {
        });
        NetFlow9Exporter exporter = new NetFlow9Exporter(ExportSettings.of(1, 0));
        byte[] room = new byte[1 << 16];
        for (int i = 0; i < 3; i++) {
            int length = exporter.write(room, 0, 5, i);
            if (i != 1) {
                decoder.decode(room, 0, length, 0, Exporter.mapped(1), 0, 7, i);
            }
        }
        return new WorkerAccount("worker-0", new Counters(), decoder.counts(), new FaultTable(10), decoder.rules(),
            decoder.remembered(), new TimeHistogram(), decoder.sequences(), 0);
    }

    @Test
    void aSinksLineIsExplainedWordByWord() throws IOException {
        String text = Files.readString(page("account.md"));

        List<String> words = new ArrayList<>(List.of("found", "spooled", "spool_full", "spool_expired",
            "spool_corrupt"));
        for (RecordComponent word : SinkAccount.class.getRecordComponents()) {
            words.add(word.getName());
        }
        words.removeAll(List.of("spool", "figures"));
        for (String word : words) {
            assertThat(text).contains("| `" + word + "` |");
        }
    }

    @Test
    void everyRuleThatChangesAValueIsOnThePageOfDifferences() throws IOException {
        String text = Files.readString(page("differences-from-goflow2.md"));

        for (Rule rule : Rule.values()) {
            assertThat(text).contains("| `" + rule.id() + "` |");
        }
    }
}
