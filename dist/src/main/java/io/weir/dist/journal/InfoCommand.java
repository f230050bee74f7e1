// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.journal.CycleSummary;
import io.weir.journal.Journal;
import io.weir.journal.Position;
import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.Roll;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir journal info}: a line per file and per named reader, from the envelopes alone. */
@Command(name = "info", sortOptions = false, usageHelpAutoWidth = true,
    header = "Lists a journal's files with what is in them, and its named readers.")
final class InfoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the journal's folder, or one of its files")
    private Path dir;
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "this help")
    private boolean help;

    private final PrintStream out;

    InfoCommand() {
        this(System.out);
    }

    InfoCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Journal journal = Journals.open(dir);
        CycleFiles files = journal.files();
        out.println("journal " + dir + ", roll " + files.roll().text());
        List<CycleSummary> cycles = new ArrayList<>();
        for (int cycle : files.cycles()) {
            CycleSummary summary = new CycleSummary(files, cycle);
            cycles.add(summary);
            print(files, summary);
        }
        out.printf(Locale.ROOT, "%-22s %12d records %10d blocks %15d bytes%n", "in all",
            sum(cycles, CycleSummary::records), sum(cycles, CycleSummary::blocks), sum(cycles, CycleSummary::bytes));
        for (Map.Entry<String, Position> reader : journal.places().all().entrySet()) {
            out.println("reader " + reader.getKey() + " at " + reader.getValue() + ", "
                + behind(journal, reader.getValue(), cycles) + " records behind");
        }
        return 0;
    }

    private void print(CycleFiles files, CycleSummary cycle) {
        String span = cycle.records() == 0 ? "" : " " + time(cycle.firstNs()) + " to " + time(cycle.lastNs());
        out.printf(Locale.ROOT, "%-22s %12d records %10d blocks %15d bytes%s%s%s%n",
            files.found(cycle.cycle()).getFileName(), cycle.records(), cycle.blocks(), cycle.bytes(), span,
            cycle.damagedStretches() > 0 ? ", " + cycle.damagedStretches() + " damaged" : "",
            cycle.isCut() ? ", cut: blocks at its end are lost" : "");
    }

    private static Instant time(long ns) {
        return Instant.ofEpochSecond(Math.floorDiv(ns, 1_000_000_000L), Math.floorMod(ns, 1_000_000_000L));
    }

    private static long sum(List<CycleSummary> cycles, java.util.function.ToLongFunction<CycleSummary> of) {
        return cycles.stream().mapToLong(of).sum();
    }

    private static long behind(Journal journal, Position place, List<CycleSummary> cycles) throws IOException {
        int its = Roll.cycle(place.index());
        long later = cycles.stream().filter(cycle -> cycle.cycle() > its).mapToLong(CycleSummary::records).sum();
        for (CycleSummary cycle : cycles) {
            if (cycle.cycle() == its) {
                return later + cycle.records() - CycleSummary.before(journal.files(), place);
            }
        }
        return later;
    }
}
