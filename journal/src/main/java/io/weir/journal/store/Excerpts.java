// SPDX-License-Identifier: Apache-2.0
package io.weir.journal.store;

import java.io.IOException;

/**
 * Goes from excerpt to excerpt of one cycle's file. One thread.
 *
 * <p>An excerpt is a header of four bytes at a multiple of four, and its bytes. The header is 0 until the excerpt is
 * written: the lower 30 bits are its length, bit 30 marks Chronicle's own data, bit 31 what is not complete; both
 * together are the end of the cycle.
 */
public final class Excerpts {
    private static final int LENGTH_MASK = 0x3fff_ffff;
    private static final int OWN = 0x4000_0000;
    private static final int INCOMPLETE = 0x8000_0000;
    /** The header that ends a cycle. */
    public static final int END_OF_CYCLE = INCOMPLETE | OWN;

    private final CycleFile file;
    private long next;
    private long at;
    private int length;
    private long sequence = -1;

    /** Before the first excerpt of {@code file}. */
    public Excerpts(CycleFile file) {
        this.file = file;
    }

    /** What {@link #next} came upon. */
    public enum Step {
        /** A block; the cursor is on it. */
        BLOCK,
        /** Nothing more is written yet. */
        NOTHING_YET,
        /** The end of the cycle: nothing more will be written into the file. */
        END,
        /** A header whose excerpt the file does not hold: it was cut. */
        CUT
    }

    /** Goes on to the next block; stays where it is if there is none. */
    public Step next() throws IOException {
        while (true) {
            int header = file.header(next);
            if (header == END_OF_CYCLE) {
                return Step.END;
            }
            if (header == 0 || (header & INCOMPLETE) != 0) {
                return Step.NOTHING_YET;
            }
            int size = header & LENGTH_MASK;
            if (next + 4 + size > file.size()) {
                return Step.CUT;
            }
            long start = next;
            next = aligned(start + 4 + size);
            if ((header & OWN) == 0) {
                at = start;
                length = size;
                sequence++;
                return Step.BLOCK;
            }
        }
    }

    private static long aligned(long position) {
        return position + 3 & ~3L;
    }

    /** Where the header of the excerpt is that the cursor stands on. */
    public long at() {
        return at;
    }

    /** Bytes of the excerpt behind its header. */
    public int length() {
        return length;
    }

    /** Its number in the cycle, from 0; -1 before the first. */
    public long sequence() {
        return sequence;
    }

    /** Where the next header is expected. */
    public long nextAt() {
        return next;
    }
}
