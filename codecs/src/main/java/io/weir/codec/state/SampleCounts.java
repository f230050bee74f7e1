// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.Cells;

/**
 * What the flow samples of one agent and sub-agent told of those that did not come. Written by the decoder's thread
 * alone, read by any; what a reader sees may be a moment old.
 */
public final class SampleCounts {
    private static final int SOURCES = 0;
    private static final int LOST = 1;
    private static final int DROPPED = 2;
    private static final int WORST = 3;
    private static final int WORST_LOST = 4;

    private final Cells cells = new Cells(WORST_LOST + 1);

    SampleCounts() {
    }

    void sources(int count) {
        cells.set(SOURCES, count);
    }

    void addLost(long samples) {
        cells.add(LOST, samples);
    }

    void addDropped(long samples) {
        cells.add(DROPPED, samples);
    }

    /** A source has lost so many by now. */
    void lostOf(long source, long samples) {
        if (samples >= worstLost() || source == worstSource()) {
            cells.set(WORST, source);
            cells.set(WORST_LOST, samples);
        }
    }

    /** Data sources, mostly interfaces, whose numbers are followed. */
    public long sources() {
        return cells.get(SOURCES);
    }

    /** Flow samples passed over by the numbers of their sources that did not come late either. */
    public long lost() {
        return cells.get(LOST);
    }

    /** Packets that the agent was to sample and dropped for want of resources, by its own count, since it was heard. */
    public long dropped() {
        return cells.get(DROPPED);
    }

    /** The source that lost most, as {@code kind << 32 | index}; of kind 0 the index is an interface's. */
    public long worstSource() {
        return cells.get(WORST);
    }

    /** How many samples that one lost; 0 for no loss. */
    public long worstLost() {
        return cells.get(WORST_LOST);
    }

    /** {@link #worstSource} as text, {@code 0:17}; empty where nothing was lost. */
    public String worst() {
        return worstLost() == 0 ? "" : (worstSource() >>> 32) + ":" + (worstSource() & 0xffff_ffffL);
    }
}
