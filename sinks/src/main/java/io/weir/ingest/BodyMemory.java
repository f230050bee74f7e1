// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import java.util.concurrent.atomic.AtomicLong;

/** What all requests at once may take of the heap: a few bytes sent may be gigabytes when unpacked. Any thread. */
final class BodyMemory {
    private static final int USUAL = 2 << 20;
    private static final int SHARES = 64;

    private final AtomicLong left;
    private final int usual;

    BodyMemory(long bytes) {
        usual = (int) Math.min(USUAL, bytes / SHARES);
        left = new AtomicLong(bytes);
    }

    /** Half of what the heap can grow to. */
    static BodyMemory ofHeap() {
        return new BodyMemory(Runtime.getRuntime().maxMemory() / 2);
    }

    /** Refused, for now, if others have it. */
    void take(long bytes) throws IngestRefusal {
        if (left.addAndGet(-bytes) < 0) {
            left.addAndGet(bytes);
            throw new IngestRefusal(503, "no memory for so large a body at the moment");
        }
    }

    /** Room that is larger is given back after a request: that of all idle bodies is a small part of the whole. */
    int usual() {
        return usual;
    }

    void give(long bytes) {
        left.addAndGet(bytes);
    }

    long left() {
        return left.get();
    }
}
