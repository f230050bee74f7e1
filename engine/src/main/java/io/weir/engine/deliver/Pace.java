// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import java.util.concurrent.locks.LockSupport;

/**
 * Takes blocks from lanes the more slowly the smaller they are: a block that was flushed grows until it is taken, and
 * large ones cost less to pack, to write and to send. One thread.
 */
final class Pace {
    private static final long LEAST_NS = 500_000;
    private static final long MOST_NS = 5_000_000;

    private final int smallBytes;
    private long pauseNs = LEAST_NS;

    /** For blocks that hold so many bytes. */
    Pace(int blockBytes) {
        this.smallBytes = blockBytes / 2;
    }

    /** After a block of so many bytes. */
    void took(int bytes) {
        if (bytes >= smallBytes) {
            pauseNs = Math.max(LEAST_NS, pauseNs / 2);
        } else {
            LockSupport.parkNanos(this, pauseNs);
            pauseNs = Math.min(MOST_NS, 2 * pauseNs);
        }
    }

    /** Nothing waits: what comes next goes on at once. */
    void idle() {
        pauseNs = LEAST_NS;
    }
}
