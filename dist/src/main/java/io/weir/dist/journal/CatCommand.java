// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.codec.Values;
import io.weir.codec.json.Fields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir journal cat}; exit 1 if the journal cannot be read or blocks are damaged. */
@Command(name = "cat", sortOptions = false, usageHelpAutoWidth = true,
    header = "Prints the records of a journal, all or a part of them.")
final class CatCommand implements Callable<Integer> {
    private static final Place START = new Place(Place.Kind.START, null, 0);

    @Parameters(paramLabel = "DIR", description = "the journal's folder, or one of its files")
    private Path dir;
    @Option(names = "--from", paramLabel = "PLACE", converter = Place.Converter.class,
        description = "begin: a position, or a receive time such as 2026-01-31T12:00:00Z (default: start)")
    private Place from = START;
    @Option(names = "--to", paramLabel = "PLACE", converter = Place.Converter.class,
        description = "end before it: a position or a receive time (default: end)")
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
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "this help")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        return TailCommand.run(dir, 0, new ReadOptions(from, to, false, format, values, fields, null));
    }
}
