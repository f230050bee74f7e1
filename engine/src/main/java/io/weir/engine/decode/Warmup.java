// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.decode;

/** Lets the JVM compile what a worker will run, before sockets open, with state and counters of its own. */
@FunctionalInterface
public interface Warmup {
    /** No warm-up. */
    Warmup NONE = worker -> {
    };

    /** Runs on the thread of {@code worker}, before its lanes are opened; must end by itself. */
    void run(int worker);
}
