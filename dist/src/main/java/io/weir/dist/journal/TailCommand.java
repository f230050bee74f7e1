// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.codec.Values;
import io.weir.codec.json.Fields;
import io.weir.journal.Journal;
import io.weir.journal.ReaderPlaces;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir journal tail} and {@code weir tail}; exit 1 if the journal cannot be read or blocks are damaged. */
@Command(name = "tail", sortOptions = false, usageHelpAutoWidth = true,
    header = "Prints the last records of a journal, and with -f what comes.")
final class TailCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Parameters(paramLabel = "DIR", description = "the journal's folder, or one of its files")
    private Path dir;
    @Option(names = "-n", paramLabel = "N", defaultValue = "10", description = "how many of the last records (as"
        + " json, lines), if neither --from nor a reader's place says where to begin (default: ${DEFAULT-VALUE})")
    private long last;
    @Option(names = "-f", description = "waits for more at the end")
    private boolean follow;
    @Option(names = "--from", paramLabel = "PLACE", converter = Place.Converter.class,
        description = "begin: start, end, a position, or a receive time such as 2026-01-31T12:00:00Z")
    private Place from;
    @Option(names = "--to", paramLabel = "PLACE", converter = Place.Converter.class,
        description = "end before it: end, a position, or a receive time")
    private Place to;
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "json", converter = Format.Converter.class,
        description = "json, count or datagram-pcap (default: ${DEFAULT-VALUE})")
    private Format format;
    @Option(names = {"--values", "-values"}, paramLabel = "VALUES", defaultValue = "correct",
        description = "of json: correct or goflow2, as the Weir that writes the file (default: ${DEFAULT-VALUE})")
    private Values values;
    @Option(names = {"--fields", "-fields"}, paramLabel = "NAME,...", defaultValue = "goflow2",
        converter = FieldsConverter.class, description = "of json: goflow2, all, or names, as the Weir that writes the"
        + " file; of a journal of records those that it keeps (default: ${DEFAULT-VALUE})")
    private Fields fields;
    @Option(names = "--reader", paramLabel = "NAME",
        description = "goes on where the reader of that name ended, and keeps its place in the journal's folder")
    private String reader;
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "this help")
    private boolean help;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        check();
        return run(dir, last, new ReadOptions(from, to, follow, format, values, fields, reader));
    }

    private void check() {
        if (last < 0) {
            throw new ParameterException(spec.commandLine(), "-n must be 0 or more, not " + last);
        }
        if (to != null && to.kind() == Place.Kind.START) {
            throw new ParameterException(spec.commandLine(), "--to start would print nothing");
        }
        if (reader != null && !ReaderPlaces.isName(reader)) {
            throw new ParameterException(spec.commandLine(),
                "--reader \"" + reader + "\": letters, digits, - and _ only, at most 64");
        }
        if (reader != null && Files.isRegularFile(dir)) {
            throw new ParameterException(spec.commandLine(), "--reader " + reader + ": " + dir + " is one file of a "
                + "journal, and readers have their places in the journal's folder; name that");
        }
    }

    /** Reads and prints to stdout; gives the exit code. */
    static int run(Path dir, long last, ReadOptions options) throws IOException {
        Journal journal = Journals.open(dir);
        if (!journal.fault().isEmpty()) {
            System.err.println("warning: " + journal.fault());
        }
        try (StopFlag stop = new StopFlag()) {
            Output out = new Output(new FileOutputStream(FileDescriptor.out));
            long damaged = new Reading(journal, out, options, stop).run(last, System.err);
            if (damaged > 0) {
                System.err.println("error: " + damaged + " damaged " + (damaged == 1 ? "place was" : "places were")
                    + " left out; weir journal verify " + dir + " says where");
            }
            return damaged > 0 ? FAILED : 0;
        } catch (IOException failure) {
            if (Output.isReaderGone(failure)) {
                return 0;
            }
            throw failure;
        }
    }
}
