// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.codec.wire.Wire;
import io.weir.journal.Journal;
import io.weir.journal.JournalBlock;
import io.weir.journal.JournalReader;
import io.weir.sink.SinkException;
import io.weir.sink.settings.SettingsBinder;
import io.weir.time.TrustedClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Journal sinks for tests, and what is in their journals. */
final class Sinks {
    static final long START_MS = 1_800_000_000_000L;

    private Sinks() {
    }

    static JournalSettings settings(Path dir, Map<String, String> more) throws SinkException {
        Map<String, String> all = new HashMap<>(more);
        all.put("dir", dir.toString());
        all.putIfAbsent("content", "datagrams");
        return SettingsBinder.bind("-transport.journal", JournalSettings.class, all);
    }

    /** A started sink on the system's clocks. */
    static JournalSink start(Path dir, Map<String, String> more) throws SinkException {
        return start(dir, more, System::currentTimeMillis, System::nanoTime);
    }

    static JournalSink start(Path dir, Map<String, String> more, LongSupplier clockMs, LongSupplier elapsedNs)
        throws SinkException {
        JournalSink sink = new JournalSink(
            "-transport.journal", settings(dir, more), new ForwardClock(clockMs, elapsedNs),
            TrustedClock.always(clockMs));
        sink.start();
        return sink;
    }

    static void write(JournalSink sink, long number) throws SinkException {
        write(sink, number, 1000);
    }

    static void write(JournalSink sink, long number, int payload) throws SinkException {
        TestBlock block = TestBlock.numbered(number, payload, (START_MS + number) * 1_000_000);
        sink.onBlock(block);
        if (!block.isDone()) {
            throw new AssertionError("block " + number + " is not done");
        }
    }

    /** The numbers in a journal, in order; nothing in it is damaged. */
    static List<Long> numbers(Path dir) throws IOException {
        List<Long> numbers = new ArrayList<>();
        long faults = read(dir, numbers);
        if (faults > 0) {
            throw new AssertionError(faults + " damaged blocks");
        }
        return numbers;
    }

    /** Adds the numbers in a journal, or in one of its files, in order; gives the faults. */
    static long read(Path place, List<Long> numbers) throws IOException {
        try (JournalReader reader = Journal.open(place).reader()) {
            return read(reader, numbers);
        }
    }

    /** Adds the numbers from where the reader stands; gives the faults. */
    static long read(JournalReader reader, List<Long> numbers) throws IOException {
        while (reader.next()) {
            JournalBlock block = reader.block();
            while (block.next()) {
                numbers.add(Wire.i64(block.bytes(), block.offset()));
            }
        }
        reader.finish();
        return reader.damagedBlocks();
    }
}
