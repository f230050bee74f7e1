// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory that answers on their way take, all together; any thread. A client that does not read cannot take more.
 *
 * <p>Pieces of large answers are used again: a scrape of many exporters is as large as the young generation, and would
 * otherwise have it collected while all of the answer is alive, with all threads stopped.
 */
final class AnswerMemory {
    /** Bytes of a large piece; only these are kept. */
    static final int PIECE = 1 << 18;
    private static final int KEPT_PART = 2;

    private final long limit;
    private final int mostKept;
    private final AtomicLong used = new AtomicLong();
    private SoftReference<Deque<byte[]>> kept = new SoftReference<>(null);

    AnswerMemory(long limit) {
        this.limit = limit;
        this.mostKept = (int) Math.min(Integer.MAX_VALUE, limit / KEPT_PART / PIECE);
    }

    /** Takes a piece of some bytes, with anything in it; null if there is no memory for it now. */
    byte[] take(int bytes) {
        if (used.addAndGet(bytes) > limit) {
            used.addAndGet(-bytes);
            return null;
        }
        byte[] piece = bytes == PIECE ? spare() : null;
        return piece == null ? new byte[bytes] : piece;
    }

    private synchronized byte[] spare() {
        Deque<byte[]> pieces = kept.get();
        return pieces == null ? null : pieces.poll();
    }

    /** Gives a piece back, which nobody looks at any more. */
    void give(byte[] piece) {
        used.addAndGet(-piece.length);
        if (piece.length == PIECE) {
            keep(piece);
        }
    }

    private synchronized void keep(byte[] piece) {
        Deque<byte[]> pieces = kept.get();
        if (pieces == null) {
            pieces = new ArrayDeque<>();
            kept = new SoftReference<>(pieces);
        }
        if (pieces.size() < mostKept) {
            pieces.push(piece);
        }
    }

    long used() {
        return used.get();
    }
}
