// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.codec.protobuf.BadMessageException;
import io.weir.codec.protobuf.ProtobufReader;
import io.weir.journal.Journal;
import io.weir.journal.JournalBlock;
import io.weir.journal.JournalReader;
import io.weir.journal.ReaderPlaces;
import io.weir.journal.store.Content;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir journal verify}: reads every byte; exit 0 if all is as it was written, else 1. */
@Command(name = "verify", sortOptions = false, usageHelpAutoWidth = true,
    header = "Reads a whole journal, or one of its files, and checks every block and record.")
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the journal's folder, or one of its files")
    private Path dir;
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "this help")
    private boolean help;

    private final PrintStream out;
    private final ProtobufReader messages = new ProtobufReader();
    private long blocks;
    private long records;
    private long bad;

    VerifyCommand() {
        this(System.out);
    }

    VerifyCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Journal journal = Journals.open(dir);
        if (!journal.fault().isEmpty()) {
            fault(journal.fault());
        }
        try (JournalReader reader = journal.reader()) {
            reader.onDamage(this::fault);
            while (reader.next()) {
                check(reader.block());
            }
            reader.finish();
        }
        checkPlaces(journal.places());
        out.println(blocks + " blocks with " + records + " records are whole, " + bad + " faults");
        return bad == 0 ? 0 : 1;
    }

    private void fault(String what) {
        bad++;
        out.println("damaged: " + what);
    }

    private void checkPlaces(ReaderPlaces places) throws IOException {
        for (String name : places.all().keySet()) {
            if (places.isDamaged(name)) {
                fault("the place of reader " + name + ": it will begin at the start");
            }
        }
    }

    private void check(JournalBlock block) {
        blocks++;
        try {
            while (block.next()) {
                if (block.content() == Content.RECORDS) {
                    messages.read(block.bytes(), block.offset(), block.length());
                }
                records++;
            }
        } catch (BadMessageException | IllegalStateException wrong) {
            fault("record " + block.position() + ": " + wrong.getMessage());
        }
    }
}
