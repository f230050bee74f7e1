// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory for records that are larger than a block, of all lanes together: such records are rare, and were each block
 * grown for one, there would be no bound. Any thread.
 */
final class LargeRoom {
    private final AtomicLong left;

    LargeRoom(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** Takes so many bytes, if there are as many. */
    boolean take(int bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    /** Gives back what was taken. */
    void give(int bytes) {
        if (bytes > 0) {
            left.addAndGet(bytes);
        }
    }

    /** Bytes that nobody has. */
    long left() {
        return left.get();
    }
}
