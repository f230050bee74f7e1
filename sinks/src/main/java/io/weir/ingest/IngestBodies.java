// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** Room for the bodies of requests, used again by later ones: a few of usual size are kept. Any thread. */
final class IngestBodies {
    private static final int MOST_IDLE = 8;

    private final BodyMemory memory;
    private final Deque<IngestBody> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger idleCount = new AtomicInteger();

    IngestBodies(BodyMemory memory) {
        this.memory = memory;
    }

    IngestBody take() {
        IngestBody kept = idle.poll();
        if (kept != null) {
            idleCount.decrementAndGet();
        }
        return kept == null ? new IngestBody(memory) : kept;
    }

    /** The request is over. */
    void give(IngestBody body) {
        boolean keep = idleCount.incrementAndGet() <= MOST_IDLE;
        body.rest(keep);
        if (keep) {
            idle.push(body);
        } else {
            idleCount.decrementAndGet();
        }
    }
}
