// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/**
 * The heap of a JVM, bytes.
 *
 * @param most it may grow to
 * @param old what lives long, and every large array, has room for; {@code most} if the collector does not divide the
 *     heap for good
 */
public record Heap(long most, long old) {
    private static final int USABLE_PERCENT = 75;
    private static final int OLD_PERCENT = 90;

    /** That of this process. */
    public static Heap ofProcess() {
        long most = Runtime.getRuntime().maxMemory();
        long old = most;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            // The serial collector's: "Tenured Gen"; the parallel one's: "PS Old Gen". Others have no such wall.
            boolean longLived = pool.getName().contains("Tenured") || pool.getName().contains("Old");
            if (longLived && pool.getUsage().getMax() > 0) {
                old = Math.min(old, pool.getUsage().getMax());
            }
        }
        return new Heap(most, old);
    }

    /** What may be planned with: the rest is for what is short-lived, and for the collector. */
    public long usable() {
        return Math.min(most / 100 * USABLE_PERCENT, old / 100 * OLD_PERCENT);
    }
}
