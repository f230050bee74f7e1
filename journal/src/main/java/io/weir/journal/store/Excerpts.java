// SPDX-License-Identifier: Apache-2.0
package io.weir.journal.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Goes from excerpt to excerpt of one cycle's file, and over what is damaged to the next whole block. One thread.
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

    private static final int HEADER = 4;
    private static final int LEAST_EXCERPT = HEADER + Envelope.LENGTH;
    /** Chronicle's code of a name, which its own data begins with; then the name's length and the name. */
    private static final byte NAME = (byte) 0xb9;
    private static final List<byte[]> NAMES = List.of(name("header"), name("index2index"), name("index"));

    private final CycleFile file;
    private final BlockSearch search;
    private final byte[] head = new byte[Envelope.LENGTH];
    private long next;
    private long at;
    private int length;
    private long sequence = -1;
    private long damagedFrom;
    private boolean headTold;
    private boolean tailTold;

    /** Before the first excerpt of {@code file}. */
    public Excerpts(CycleFile file) {
        this.file = file;
        this.search = new BlockSearch(file);
    }

    /** What {@link #next} came upon. */
    public enum Step {
        /** A block; the cursor is on it. */
        BLOCK,
        /** Bytes that are damaged; the cursor is behind them. */
        DAMAGE,
        /** Nothing more is written yet. */
        NOTHING_YET,
        /** The end of the cycle: nothing more will be written into the file. */
        END
    }

    private static byte[] name(String text) {
        byte[] name = new byte[text.length() + 2];
        name[0] = NAME;
        name[1] = (byte) text.length();
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, name, 2, text.length());
        return name;
    }

    /** Goes on to the next block, or behind what is damaged; stays where it is if there is neither. */
    public Step next() throws IOException {
        while (true) {
            int header = file.header(next);
            if (isEnd(header)) {
                return header == END_OF_CYCLE ? Step.END : Step.NOTHING_YET;
            }
            int size = length(header);
            if (isOwn(header) && isNamed(size)) {
                next = aligned(next + HEADER + size);
            } else if (blockLength(file, next, head) >= 0) {
                at = next;
                length = size;
                next = aligned(at + HEADER + size);
                sequence++;
                return Step.BLOCK;
            } else {
                return resume(size);
            }
        }
    }

    static boolean isOwn(int header) {
        return (header & (OWN | INCOMPLETE)) == OWN;
    }

    static int length(int header) {
        return header & LENGTH_MASK;
    }

    private static boolean isEnd(int header) {
        return header == 0 || (header & INCOMPLETE) != 0;
    }

    private boolean isNamed(int size) throws IOException {
        if (next + HEADER + size > file.size() || !file.read(next + HEADER, head, Math.min(size, head.length))) {
            return false;
        }
        return NAMES.stream().anyMatch(name -> size > name.length
            && Arrays.equals(head, 0, name.length, name, 0, name.length));
    }

    /** Bytes of the block whose header is at {@code at}, by header and envelope; -1 if there is none. */
    static int blockLength(CycleFile file, long at, byte[] room) throws IOException {
        int header = file.header(at);
        boolean fits = (header & ~LENGTH_MASK) == 0 && header >= Envelope.LENGTH
            && header <= BlockSearch.LARGEST_BLOCK && at + HEADER + header <= file.size();
        return fits && file.read(at + HEADER, room, Envelope.LENGTH) && Envelope.isKnown(room, 0, header) ? header : -1;
    }

    /** The header is none, or that of a block which is no block any more. */
    private Step resume(int size) throws IOException {
        long claimed = aligned(next + HEADER + size);
        long found = search.from(next + HEADER);
        if (found < 0) {
            tailTold = true;
            boolean ends = claimed <= file.size() && isEnd(file.header(claimed));
            return damage(ends ? claimed : aligned(file.size()), ends);
        }
        return damage(found, found == claimed);
    }

    /** So many blocks as there can have been are counted: no later one gets the number of one before the damage. */
    private Step damage(long to, boolean isOne) {
        damagedFrom = next;
        headTold |= next == 0;
        sequence += isOne ? 1 : Math.max(1, (to - next) / LEAST_EXCERPT);
        next = Math.max(to, next);
        return Step.DAMAGE;
    }

    /**
     * Looks behind the place where nothing is written: there may be blocks behind a stretch of zeros, or the head may
     * know of blocks that are not there any more. To be called where {@link #next} came to an end; reads to the end of
     * the file.
     */
    public Step beyond() throws IOException {
        long stated = stated();
        if (stated < 0 && next > 0 && !headTold) {
            headTold = true;
            damagedFrom = 0;
            return Step.DAMAGE;
        }
        long found = search.from(next);
        int header = file.header(next);
        if (!isEnd(header)) {
            // A writer went on meanwhile.
            return next();
        }
        if (found >= 0) {
            return damage(found, false);
        }
        if (stated > 0 && stated >= next && !tailTold) {
            tailTold = true;
            return damage(aligned(file.size()), false);
        }
        return header == END_OF_CYCLE ? Step.END : Step.NOTHING_YET;
    }

    /** Where the head says that the last excerpt is; -1 if it is not to be understood. */
    private long stated() throws IOException {
        try {
            return file.hasHead() ? file.statedPosition() : -1;
        } catch (JournalFormatException damaged) {
            return -1;
        }
    }

    /** {@link #next}, and {@link #beyond} where that comes to an end: for files that are read once, as they are. */
    public Step onward() throws IOException {
        Step step = next();
        return step == Step.NOTHING_YET || step == Step.END ? beyond() : step;
    }

    static long aligned(long position) {
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

    /** Its number in the cycle, from 0; -1 before the first. Behind damage it is larger than it was when written. */
    public long sequence() {
        return sequence;
    }

    /** Where the next header is expected. */
    public long nextAt() {
        return next;
    }

    /** Where the damage began that the cursor stands behind. */
    public long damagedFrom() {
        return damagedFrom;
    }

    /** Whether not even a head was found: a file that was just begun, or that was emptied. */
    public boolean isHeadless() {
        return next == 0;
    }
}
