// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.log.Event;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.core.onoes.ExceptionHandler;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;
import net.openhft.posix.PosixAPI;
import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.Roll;
import org.slf4j.LoggerFactory;

/** How Weir has Chronicle Queue: quiet, alone, and without native libraries. */
final class ChronicleSetup {
    /** A quarter of it, Chronicle's overlap, is the largest block. */
    private static final long MAPPED_BYTES = 16 << 20;
    /** The largest block that can be written, with room for the envelope. */
    static final int MAX_BLOCK = (int) (MAPPED_BYTES / 4) - 4096;

    static {
        System.setProperty("chronicle.announcer.disable", "true");
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.disk.monitor.disable", "true");
        PosixAPI.useNoOpPosixApi();
        ExceptionHandler error = (log, message, thrown) ->
            Event.JOURNAL_FAILED.to(logger(log)).setCause(thrown).log(String.valueOf(message));
        ExceptionHandler warn = (log, message, thrown) ->
            Event.JOURNAL_WARNING.to(logger(log)).setCause(thrown).log(String.valueOf(message));
        Jvm.setExceptionHandlers(error, warn, null, null);
    }

    private ChronicleSetup() {
    }

    private static org.slf4j.Logger logger(org.slf4j.Logger given) {
        return given == null ? LoggerFactory.getLogger(ChronicleSetup.class) : given;
    }

    /** A queue over a journal's folder, whose files roll by {@code clock}. */
    static ChronicleQueue open(CycleFiles files, ForwardClock clock) {
        return SingleChronicleQueueBuilder.binary(files.dir().toFile())
            .rollCycle(cycle(files.roll()))
            .blockSize(MAPPED_BYTES)
            .timeProvider(clock)
            .build();
    }

    /** Chronicle's name for a roll. */
    static RollCycle cycle(Roll roll) {
        return switch (roll) {
            case MINUTE -> LegacyRollCycles.MINUTELY;
            case FIVE_MINUTES -> RollCycles.FIVE_MINUTELY;
            case TEN_MINUTES -> RollCycles.TEN_MINUTELY;
            case HOUR -> RollCycles.FAST_HOURLY;
            case DAY -> RollCycles.FAST_DAILY;
        };
    }
}
