// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.http;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that answers on their way take, all together; any thread. A client that does not read cannot take more. */
final class AnswerMemory {
    private final long limit;
    private final AtomicLong used = new AtomicLong();

    AnswerMemory(long limit) {
        this.limit = limit;
    }

    /** Takes some if there is so much. */
    boolean take(long bytes) {
        if (used.addAndGet(bytes) <= limit) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    void give(long bytes) {
        used.addAndGet(-bytes);
    }

    long used() {
        return used.get();
    }
}
