// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.flow.Rule;
import io.weir.engine.deliver.SinkAccount;
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
    void aSinksLineIsExplainedWordByWord() throws IOException {
        String text = Files.readString(page("account.md"));

        List<String> words = new ArrayList<>(List.of("found", "spooled", "spool_full", "spool_expired",
            "spool_corrupt"));
        for (RecordComponent word : SinkAccount.class.getRecordComponents()) {
            words.add(word.getName());
        }
        words.remove("spool");
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
