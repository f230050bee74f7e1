// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.exporter.Datagram;

/**
 * One count of sequence numbers, of a source port or of several that were shown to share it, and the account of what is
 * missing from it. Numbers are 32 bits on the wire and counted on beyond that here. One thread; a datagram that is the
 * one expected costs a few additions.
 *
 * <p>Any other one is, in this order: the first after a restart (the sender's boot moved, or its number fell back
 * although it was exported later than all before); ahead, then what is between is lost; or behind, then it comes late
 * if its numbers are missing, and else for a second time.
 */
final class Stream {
    private static final int CONTINUES_WITHIN = 1024;
    private static final long SAME_BOOT_MS = 2_000;
    /** Where the time of receipt stands for that of export: what waited in a buffer was not sent later. */
    private static final long SAME_BOOT_BY_RECEIPT_MS = 60_000;
    /** A datagram that was overtaken comes no later than that. */
    private static final long REORDERED_WITHIN_MS = 5_000;
    /** No gap is as large where nothing but the number itself speaks against a restart. */
    private static final int LARGEST_GAP = 1 << 24;

    private final SequenceCounts counts;
    private final Streams streams;
    private int members;
    /** How often its sender started over. */
    private int restarts;
    private boolean known;
    /** Whether what is known is of before a restart: what was missed since cannot be known. */
    private boolean resumed;
    /** Whether {@link #next} is certain: not after data whose records could not be counted. */
    private boolean sure;
    private long next;
    private long first;
    private long exportMs;
    private long uptimeMs;
    private Missing missing;
    /** Of agents whose samples have numbers; null before the first. */
    private SampleNumbers samples;
    /** Whether the newest datagram came after later ones, or for a second time. */
    private boolean late;

    Stream(SequenceCounts counts, Streams streams) {
        this.counts = counts;
        this.streams = streams;
    }

    /** Reads what a datagram needs of it: for {@link Foresight}. */
    long touch() {
        return next + uptimeMs + (known ? 1 : 0);
    }

    /** Reads what it counts. */
    long touchCounts() {
        return counts.datagrams();
    }

    /** One more source port counts in this stream. */
    Stream enter() {
        members++;
        return this;
    }

    /** A source port is forgotten, or counts in another stream from now on. */
    void leave() {
        if (--members == 0) {
            streams.forget(counts);
            clearSamples();
        }
    }

    private void clearSamples() {
        if (samples != null) {
            samples.clear();
            samples = null;
        }
    }

    /** A flow sample of the newest datagram: see {@link SampleNumbers#arrive}. */
    void sampled(long source, int number, int drops) {
        if (samples != null) {
            samples.arrive(source, number, drops, late);
        } else if (streams.sources().isFull()) {
            streams.unchecked();
        } else {
            samples = new SampleNumbers(counts.samples(), streams);
            samples.arrive(source, number, drops, late);
        }
    }

    /** Goes on where it was before a restart: {@code datagram} was the last one, {@code expected} the next number. */
    void resume(Datagram datagram, long expected) {
        known = true;
        resumed = true;
        advance(datagram, expected, false);
    }

    /** How often its sender has started over. */
    int restarts() {
        return restarts;
    }

    /** The same, once a datagram that is being read is counted. */
    int restarts(Datagram datagram) {
        return startsOver(datagram) ? restarts + 1 : restarts;
    }

    /** Whether the sender of a datagram that is not counted yet has started over. */
    boolean startsOver(Datagram datagram) {
        int ahead = (int) (datagram.sequence() - next);
        return ahead != 0 && known && !resumed && isRestart(datagram, ahead);
    }

    /** The number that is expected next. */
    long next() {
        return next & 0xffff_ffffL;
    }

    /** Whether {@code sequence} goes on where the stream was, up to a gap. */
    boolean continues(long sequence) {
        return known && (sequence - next & 0xffff_ffffL) <= CONTINUES_WITHIN;
    }

    /** Whether a datagram of v5, v9 or sFlow goes on where the stream was, and its sender booted when this one did. */
    boolean isContinuedBy(Datagram datagram) {
        return (uptimeMs | datagram.uptimeMs()) != 0 && !hasRebooted(datagram) && continues(datagram.sequence());
    }

    /** Whether the stream, at {@code sequence} now, can have passed {@code earlier} a little before. */
    static boolean follows(long earlier, long sequence) {
        return (sequence - earlier & 0xffff_ffffL) <= CONTINUES_WITHIN;
    }

    /**
     * Takes a datagram into the account.
     *
     * @param units flows (v5), 1 (v9, sFlow), data records (IPFIX) in it
     * @param counted whether that is all that was in it
     */
    void arrive(Datagram datagram, long units, boolean counted) {
        counts.addDatagram();
        late = false;
        int ahead = (int) (datagram.sequence() - next);
        if (ahead == 0 && sure) {
            advance(datagram, next + units, counted);
        } else {
            outOfTurn(datagram, ahead, units, counted);
        }
    }

    private void advance(Datagram datagram, long expected, boolean counted) {
        next = expected;
        sure = counted;
        exportMs = datagram.exportMs();
        uptimeMs = datagram.uptimeMs();
    }

    private void outOfTurn(Datagram datagram, int ahead, long units, boolean counted) {
        if (!known || resumed) {
            start(datagram, units, counted);
        } else if (isRestart(datagram, ahead)) {
            streams.restart(counts);
            restarts++;
            clearSamples();
            start(datagram, units, counted);
        } else if (ahead >= 0) {
            // As expected even where that was not certain: nothing is missing.
            if (ahead > 0) {
                passOver(ahead);
            }
            advance(datagram, next + ahead + units, counted);
        } else {
            behind(next + ahead, units, counted);
        }
    }

    private void start(Datagram datagram, long units, boolean counted) {
        known = true;
        resumed = false;
        first = datagram.sequence();
        missing = null;
        advance(datagram, first + units, counted);
    }

    private boolean isRestart(Datagram datagram, int ahead) {
        boolean hasUptime = (uptimeMs | datagram.uptimeMs()) != 0;
        if (ahead == 0 || hasUptime && hasRebooted(datagram)) {
            return ahead != 0;
        }
        boolean wide = ahead > LARGEST_GAP || ahead < -LARGEST_GAP;
        return ahead < 0 && isLater(datagram) || !hasUptime && wide;
    }

    /** Whether it was sent after all before it, by its sender's clock. */
    private boolean isLater(Datagram datagram) {
        if (datagram.protocol().hasExportTime()) {
            return datagram.exportMs() > exportMs;
        }
        return (uptimeMs | datagram.uptimeMs()) == 0 ? datagram.exportMs() > exportMs + REORDERED_WITHIN_MS
            : (int) (datagram.uptimeMs() - uptimeMs) > 0;
    }

    /** Boot instants are known only modulo 2^32 ms, as uptime wraps. */
    private boolean hasRebooted(Datagram datagram) {
        int apart = (int) (exportMs - uptimeMs - (datagram.exportMs() - datagram.uptimeMs()));
        if (datagram.protocol().hasExportTime()) {
            return apart < -SAME_BOOT_MS || apart > SAME_BOOT_MS;
        }
        return apart < -SAME_BOOT_BY_RECEIPT_MS || apart > SAME_BOOT_BY_RECEIPT_MS
            || (int) (datagram.uptimeMs() - uptimeMs) < -REORDERED_WITHIN_MS;
    }

    /** Units were passed over: lost, unless it was not certain which number comes next. */
    private void passOver(int units) {
        if (!sure) {
            streams.unknown(counts);
            return;
        }
        if (missing == null) {
            missing = new Missing();
        }
        missing.add(next, next + units);
        streams.lose(counts, units);
    }

    private void behind(long from, long units, boolean counted) {
        late = true;
        long found = missing == null ? 0 : counted ? missing.take(from, from + units) : missing.takeRest(from);
        if (found > 0) {
            streams.lose(counts, -found);
            streams.reordered(counts);
        } else if (units == 0 || from < first || missing != null && missing.isForgotten(from)) {
            streams.unknown(counts);
        } else {
            streams.duplicate(counts);
        }
    }
}
