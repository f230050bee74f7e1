// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import io.weir.thread.Part;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * Looks each second whether the clock can be believed, and whether what Weir has open is still there: on a thread of
 * its own, because a folder on a disk that hangs would hold up any other.
 */
final class Watch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Part thread;

    Watch(List<Runnable> looks) {
        this.thread = Part.every(PAUSE, "weir-watch", () -> look(looks.iterator()));
    }

    void start() {
        thread.start();
    }

    /** A defect in one look must not end the others. */
    private static void look(Iterator<Runnable> looks) {
        if (looks.hasNext()) {
            try {
                looks.next().run();
            } finally {
                look(looks);
            }
        }
    }

    /** Looks no more; does not wait for one that is stuck. */
    @Override
    public void close() {
        thread.end();
    }
}
