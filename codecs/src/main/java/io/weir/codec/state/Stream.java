// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

/** One count of sequence numbers: of a source port, or of several that were shown to share it. */
final class Stream {
    private static final int CONTINUES_WITHIN = 1024;

    private long next;
    private boolean known;

    /** The next datagram of the stream should carry {@code sequence}. */
    void expect(long sequence) {
        next = sequence & 0xffff_ffffL;
        known = true;
    }

    /** Whether {@code sequence} goes on where the stream was, up to a gap. */
    boolean continues(long sequence) {
        return known && (sequence - next & 0xffff_ffffL) <= CONTINUES_WITHIN;
    }

    /** Whether the stream, at {@code sequence} now, can have passed {@code earlier} a little before. */
    static boolean follows(long earlier, long sequence) {
        return (sequence - earlier & 0xffff_ffffL) <= CONTINUES_WITHIN;
    }
}
