// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A bounded number of buffers for datagrams that do not fit into a slot, made when first needed; any thread. */
public final class JumboPool {
    /** Bytes of a buffer: more than any UDP payload has. */
    public static final int BUFFER_BYTES = 65_536;

    private final ArrayBlockingQueue<byte[]> free;
    private final AtomicInteger unmade;

    /** A pool of at most {@code buffers}, at least one. */
    public JumboPool(int buffers) {
        free = new ArrayBlockingQueue<>(buffers);
        unmade = new AtomicInteger(buffers);
    }

    /** A buffer, or null if all are in use. */
    public byte[] take() {
        byte[] buffer = free.poll();
        if (buffer != null || unmade.get() <= 0) {
            return buffer;
        }
        return unmade.getAndDecrement() > 0 ? new byte[BUFFER_BYTES] : null;
    }

    /** Gives back what {@link #take} gave. */
    public void give(byte[] buffer) {
        if (!free.offer(buffer)) {
            throw new IllegalStateException("more buffers given back than taken");
        }
    }
}
