// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds newlines, eight bytes at a time: to look at each byte costs the server more than to receive it. */
final class LineEnds {
    private static final VarHandle WORDS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private LineEnds() {
    }

    /** Where the next newline is in {@code from} to {@code end}, or −1. */
    static int next(byte[] bytes, int from, int end) {
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long zeroIfNewline = (long) WORDS.get(bytes, at) ^ NEWLINES;
            // The lowest bit that is set is right; higher ones may be set by its borrow.
            long found = zeroIfNewline - LOW & ~zeroIfNewline & HIGH;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return at < end ? at : -1;
    }
}
