// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.journal.Journal;
import io.weir.journal.JournalBlock;
import io.weir.journal.JournalReader;
import io.weir.journal.Position;
import io.weir.log.Reason;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;

/** One run over a journal's records: from a place to a place, printing; keeps a named reader's place. Main thread. */
final class Reading {
    private static final long PAUSE_MS = 50;
    private static final long SAVE_NS = 1_000_000_000;

    private final Journal journal;
    private final Output out;
    private final Printer printer;
    private final ReadOptions options;
    private final StopFlag stop;
    private Position next;
    private Position saved;
    private long savedNs = System.nanoTime();

    Reading(Journal journal, Output out, ReadOptions options, StopFlag stop) throws IOException {
        this(journal, out, options, stop, options.format().printer(out, options.values(), options.fields()));
    }

    Reading(Journal journal, Output out, ReadOptions options, StopFlag stop, Printer printer) {
        this.journal = journal;
        this.out = out;
        this.options = options;
        this.printer = printer;
        this.stop = stop;
    }

    /** Reads to the end, or until stopped; gives the number of damaged blocks. */
    long run(long last, PrintStream err) throws IOException {
        try (JournalReader reader = journal.reader()) {
            begin(reader, last, err);
            boolean more = true;
            String told = "";
            while (more && !stop.isSet()) {
                more = available(reader) && options.follow();
                out.flush();
                save();
                told = tell(told, err);
                if (more) {
                    stop.await(PAUSE_MS);
                }
            }
            printer.end();
            out.flush();
            if (!options.follow() && !stop.isSet()) {
                reader.finish();
            }
            return reader.damagedBlocks();
        }
    }

    /** Tells of what is missing, once. */
    private String tell(String told, PrintStream err) {
        if (told.isEmpty() && !printer.warning().isEmpty()) {
            err.println(printer.warning());
        }
        return told.isEmpty() ? printer.warning() : told;
    }

    private void begin(JournalReader reader, long last, PrintStream err) throws IOException {
        Position kept = options.reader() == null ? null : keptPlace(err);
        if (kept != null) {
            toPosition(reader, kept, err);
            return;
        }
        if (options.from() == null) {
            toLast(reader, last);
        } else {
            switch (options.from().kind()) {
                case END -> reader.toEnd();
                case POSITION -> toPosition(reader, options.from().position(), err);
                default -> reader.toStart();
            }
        }
        if (options.reader() != null) {
            // From the first moment: one that is killed before its first second is over goes on here, too.
            next = reader.begin();
            save();
        }
    }

    /** A reader that cannot keep its place is refused before it prints anything. */
    private Position keptPlace(PrintStream err) throws IOException {
        try {
            journal.places().prepare(options.reader());
            if (journal.places().isDamaged(options.reader())) {
                err.println("warning: the place of reader " + options.reader() + " is damaged: it begins at the start, "
                    + "so it prints some records again and misses none");
            }
            return journal.places().read(options.reader());
        } catch (FileSystemException unusable) {
            throw new IOException("--reader " + options.reader() + " cannot keep its place in " + unusable.getFile()
                + ": " + Reason.of(unusable) + "; let this user write there, or read without --reader", unusable);
        }
    }

    private void toLast(JournalReader reader, long last) throws IOException {
        LastLines search = new LastLines(journal, options.values(), stop);
        if (printer instanceof JsonPrinter lines && search.areOfDatagrams(last)) {
            lines.skip(search.begin(reader, last));
        } else {
            reader.toLast(last);
        }
    }

    private void toPosition(JournalReader reader, Position position, PrintStream err) throws IOException {
        if (!reader.to(position)) {
            err.println("warning: the file of position " + position + " is not in the journal any more; reading begins"
                + " with the first one after it");
        }
    }

    /** Prints what is there; false if the end that was asked for is reached. */
    private boolean available(JournalReader reader) throws IOException {
        Span span = options.span();
        while (!stop.isSet() && reader.next()) {
            JournalBlock block = reader.block();
            if (options.isBehindEnd(block)) {
                return false;
            }
            if (!span.hasNoneOf(block) && !print(reader, block, span.hasAllOf(block) ? Span.ALL : span)) {
                return false;
            }
            next = new Position(block.index() + 1, 0);
            saveNowAndThen();
        }
        return true;
    }

    private boolean print(JournalReader reader, JournalBlock block, Span span) throws IOException {
        Position end = options.end();
        boolean endsHere = end != null && end.index() == block.index();
        while (block.next()) {
            if (endsHere && block.record() >= end.record()) {
                next = new Position(block.index(), block.record());
                return false;
            }
            printer.print(block, span);
        }
        return true;
    }

    private void saveNowAndThen() throws IOException {
        if (options.reader() != null && System.nanoTime() - savedNs > SAVE_NS) {
            out.flush();
            save();
        }
    }

    /** What was written out is read: after a crash a reader sees some records again, and misses none. */
    private void save() throws IOException {
        if (options.reader() != null && next != null && !next.equals(saved)) {
            journal.places().write(options.reader(), next);
            saved = next;
        }
        savedNs = System.nanoTime();
    }
}
