// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.memory;

/** What takes heap, in the order of the plan's line and of its page; all but the first two share what those leave. */
public enum MemoryPart {
    /** Weir itself: classes, libraries, tables that do not grow; some more for many sockets and workers. */
    ITSELF(0, 13),
    /** How encoders write the records that they have met: each worker's for each sink. */
    PLANS(0, Long.MAX_VALUE >> MemoryPart.MIB_BITS),
    /** Datagrams that wait for a worker. */
    RINGS(64, 64),
    /** Templates and samplers. */
    TEMPLATES(32, 32),
    /** Data that waits for its template. */
    LATE(8, 8),
    /** What is counted and remembered of each exporter. */
    EXPORTERS(79, 79),
    /** Connections of the HTTP server and the requests on them. */
    CONNECTIONS(20, 20),
    /** Answers of the HTTP server that are on their way. */
    ANSWERS(52, 256),
    /** Blocks of records that are with a sink that spools, or wait for it. */
    SPOOLS(76, Long.MAX_VALUE >> MemoryPart.MIB_BITS),
    /** Blocks that workers fill. */
    BLOCKS(26, Long.MAX_VALUE >> MemoryPart.MIB_BITS),
    /** Records that are larger than a block. */
    LARGE(6, 16);

    private static final int MIB_BITS = 20;
    /** Of all parts: the heap of 512 MiB that Weir was measured with has somewhat more. */
    private static final int ALL = 363;

    private final int weight;
    private final long mostBytes;

    MemoryPart(int weight, long mostMib) {
        this.weight = weight;
        this.mostBytes = mostMib << MIB_BITS;
    }

    /** Its part of {@code spare} bytes that are left by Weir itself and its plans. */
    long of(long spare) {
        return Math.min(mostBytes, Math.max(0, spare) / ALL * weight);
    }

    /** As it is called in the log and in the docs. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
