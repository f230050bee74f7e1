// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.journal.CycleSummary;
import io.weir.journal.Position;
import io.weir.journal.ReaderPlaces;
import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.Roll;
import io.weir.log.Event;
import io.weir.time.TrustedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the oldest files of a journal by age and by bytes; never the one being written. One thread. */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final JournalSettings settings;
    private final CycleFiles files;
    private final ReaderPlaces places;
    private final TrustedClock clock;
    private final Map<Integer, Long> used = new HashMap<>();
    private volatile long removed;
    private volatile long forced;

    Retention(JournalSettings settings, TrustedClock clock) {
        this.settings = settings;
        this.files = new CycleFiles(settings.dir(), settings.roll());
        this.places = new ReaderPlaces(settings.dir());
        this.clock = clock;
    }

    /** Removes what may go, oldest first; {@code current} is the cycle being written, with {@code used} bytes. */
    void prune(int current, long used) throws IOException {
        if (!isAsked()) {
            return;
        }
        int[] cycles = files.cycles();
        long bytes = used + bytes(cycles, current);
        SortedMap<String, Position> readers = places.all();
        for (int i = 0; i < cycles.length; i++) {
            int cycle = cycles[i];
            if (cycle >= current) {
                return;
            }
            boolean tooMuch = settings.keepBytes() > 0 && bytes > settings.keepBytes();
            String needy = reader(readers, cycle);
            if (!tooMuch && (needy != null || !isOld(cycles, i, current))) {
                return;
            }
            bytes -= remove(cycle, needy);
        }
    }

    private boolean isAsked() {
        return !settings.keepAge().isZero() || settings.keepBytes() > 0;
    }

    /** For the account: what was removed, if anything may be; any thread. */
    Map<String, Long> figures() {
        return isAsked() ? Map.of("files_removed", removed, "files_removed_unread", forced) : Map.of();
    }

    /** A named reader that has not read the whole cycle, or null. */
    private static String reader(SortedMap<String, Position> readers, int cycle) {
        for (String name : readers.keySet()) {
            if (Roll.cycle(readers.get(name).index()) <= cycle) {
                return name;
            }
        }
        return null;
    }

    /**
     * By the file's time: the system sets it when data reaches the disk, so it is never before the last record's. One
     * that was written by a wrong clock is no older than the next.
     */
    private boolean isOld(int[] cycles, int from, int current) throws IOException {
        if (settings.keepAge().isZero()) {
            return false;
        }
        for (int i = from; i < cycles.length && cycles[i] < current; i++) {
            long writtenMs = Files.getLastModifiedTime(files.found(cycles[i])).toMillis();
            if (clock.isPossible(writtenMs)) {
                return clock.isOlder(writtenMs, settings.keepAge());
            }
        }
        return false;
    }

    private long bytes(int[] cycles, int current) throws IOException {
        long sum = 0;
        for (int cycle : cycles) {
            sum += cycle < current ? used(cycle) : 0;
        }
        return sum;
    }

    /** Bytes of a file's data; its length may count a hole at its end. A file that was left does not change. */
    private long used(int cycle) throws IOException {
        Long known = used.get(cycle);
        if (known == null) {
            known = new CycleSummary(files, cycle).bytes();
            used.put(cycle, known);
        }
        return known;
    }

    private long remove(int cycle, String needy) throws IOException {
        Path file = files.found(cycle);
        long bytes = used(cycle);
        Files.delete(file);
        used.remove(cycle);
        removed = removed + 1;
        if (needy == null) {
            Event.JOURNAL_FILE_REMOVED.to(LOG)
                .log("journal {}: removed {}, {} bytes", files.dir(), file.getFileName(), bytes);
        } else {
            forced = forced + 1;
            Event.JOURNAL_UNREAD_REMOVED.to(LOG).log("warning: journal {}: removed {} to keep within {} bytes, "
                + "although reader {} has not read it ({} such files so far)", files.dir(), file.getFileName(),
                settings.keepBytes(), needy, forced);
        }
        return bytes;
    }

    /** Files removed so far. */
    long removed() {
        return removed;
    }

    /** How many of them a named reader had not read. */
    long forced() {
        return forced;
    }
}
