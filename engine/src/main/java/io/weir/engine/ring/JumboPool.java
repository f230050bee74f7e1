// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bounded number of buffers for datagrams that do not fit into a slot, made when first needed; any thread.
 *
 * <p>Three quarters of the memory are buffers for what comes in one jumbo frame: with buffers of the largest size only,
 * a worker that is held up for some milliseconds would cost datagrams of 3,000 bytes while most of the memory is empty.
 */
public final class JumboPool {
    /** Bytes of a large buffer: more than any UDP payload has. */
    public static final int BUFFER_BYTES = 65_536;
    /** Bytes of a small one: more than a frame of 9,000 bytes has. */
    static final int FRAME_BYTES = 9_216;

    private final Buffers large;
    private final Buffers small;

    /** A pool that takes the memory of {@code buffers} large buffers, at least one. */
    public JumboPool(int buffers) {
        int kept = Math.max(1, buffers / 4);
        large = new Buffers(kept, BUFFER_BYTES);
        small = new Buffers((buffers - kept) * (BUFFER_BYTES / FRAME_BYTES), FRAME_BYTES);
    }

    /** A buffer for at least {@code bytes}, or null if all are in use. */
    public byte[] take(int bytes) {
        byte[] buffer = bytes <= FRAME_BYTES ? small.take() : null;
        return buffer == null ? large.take() : buffer;
    }

    /** Gives back what {@link #take} gave. */
    public void give(byte[] buffer) {
        (buffer.length == FRAME_BYTES ? small : large).give(buffer);
    }

    /** Buffers of one size. */
    private static final class Buffers {
        private final int bytes;
        private final ArrayBlockingQueue<byte[]> free;
        private final AtomicInteger unmade;

        Buffers(int most, int bytes) {
            this.bytes = bytes;
            this.free = new ArrayBlockingQueue<>(Math.max(1, most));
            this.unmade = new AtomicInteger(most);
        }

        byte[] take() {
            byte[] buffer = free.poll();
            if (buffer != null || unmade.get() <= 0) {
                return buffer;
            }
            return unmade.getAndDecrement() > 0 ? new byte[bytes] : null;
        }

        void give(byte[] buffer) {
            if (!free.offer(buffer)) {
                throw new IllegalStateException("more buffers given back than taken");
            }
        }
    }
}
