// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.seeded.SeededNumbers;
import java.util.Arrays;

/**
 * The numbers that the data sources of an agent give their flow samples, each its own: a gap is samples that were lost,
 * with their datagrams or in the agent. One thread; allocates for new sources only, of which there are at most
 * {@value #MOST} here, and in all as many as the {@link Room} has.
 *
 * <p>A number that falls back in a datagram that is not late is a source that counts anew. One that comes late is found
 * among the last 64 of its source; what was passed over before them stays lost.
 */
final class SampleNumbers {
    /** Interfaces of a large chassis. */
    static final int MOST = 1_024;
    /** No gap is as large: the source counts anew. */
    private static final int LARGEST_GAP = 1 << 24;
    private static final int FIRST_PLACES = 2;
    // Words of a place.
    private static final int NEXT_AND_DROPS = 0;
    /** Bit n: the number that is n + 1 before the next one was passed over. */
    private static final int PASSED_OVER = 1;
    private static final int LOST = 2;
    private static final int WORDS = 3;

    private final SampleCounts counts;
    private final Streams streams;
    /** Where each source has its words, plus 1. */
    private final SeededNumbers places = new SeededNumbers();
    private long[] words = new long[FIRST_PLACES * WORDS];
    private int sources;

    SampleNumbers(SampleCounts counts, Streams streams) {
        this.counts = counts;
        this.streams = streams;
    }

    /**
     * A flow sample came.
     *
     * @param source its kind and index, as a {@link SampleCounts#worstSource}
     * @param number its number
     * @param drops what its source says it dropped so far
     * @param late whether its datagram came after later ones, or for a second time
     */
    void arrive(long source, int number, int drops, boolean late) {
        int at = (int) places.get(source) - 1;
        if (at < 0) {
            add(source, number, drops, late);
            return;
        }
        int ahead = number - next(at);
        if (ahead >= 0 && ahead < LARGEST_GAP) {
            advance(at, source, number, drops);
        } else if (!late) {
            start(at, number, drops);
        } else if (ahead < 0 && ahead >= -Long.SIZE) {
            comeLate(at, source, 1L << -ahead - 1);
        }
    }

    private void add(long source, int number, int drops, boolean late) {
        if (late) {
            return;
        }
        if (sources == MOST || !streams.sources().take()) {
            streams.unchecked();
            return;
        }
        int at = sources++ * WORDS;
        if (at == words.length) {
            words = Arrays.copyOf(words, 2 * words.length);
        }
        places.put(source, at + 1);
        start(at, number, drops);
        counts.sources(sources);
    }

    private void start(int at, int number, int drops) {
        words[at + PASSED_OVER] = 0;
        next(at, number + 1, drops);
    }

    private int next(int at) {
        return (int) (words[at + NEXT_AND_DROPS] >>> 32);
    }

    private void next(int at, int number, int drops) {
        words[at + NEXT_AND_DROPS] = (long) number << 32 | drops & 0xffff_ffffL;
    }

    private void advance(int at, long source, int number, int drops) {
        int gap = number - next(at);
        words[at + PASSED_OVER] = gap >= Long.SIZE - 1 ? ~1L
            : words[at + PASSED_OVER] << gap + 1 | (1L << gap + 1) - 2;
        if (gap > 0) {
            lose(at, source, gap);
        }
        int dropped = drops - (int) words[at + NEXT_AND_DROPS];
        if (dropped > 0) {
            streams.dropSamples(counts, dropped);
        }
        next(at, number + 1, drops);
    }

    private void comeLate(int at, long source, long bit) {
        if ((words[at + PASSED_OVER] & bit) != 0) {
            words[at + PASSED_OVER] &= ~bit;
            lose(at, source, -1);
        }
    }

    private void lose(int at, long source, int samples) {
        words[at + LOST] += samples;
        streams.loseSamples(counts, samples);
        counts.lostOf(source, words[at + LOST]);
    }

    /** The last call: the agent is forgotten or counts anew, and so do its sources. */
    void clear() {
        streams.sources().give(sources);
        counts.sources(0);
    }
}
