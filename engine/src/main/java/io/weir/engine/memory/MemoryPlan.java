// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.memory;

import io.weir.codec.flow.PlanCache;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.ring.RingMemory;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The bounds of all that can grow, derived from the heap so that their sum fits into it; made once, before anything is
 * opened. With a heap of 512 MiB they are those that Weir was measured with; immutable.
 *
 * <p>What the user gave is in it as given, so that the sum may be too large: {@link #isTooLarge} is to be asked.
 */
public final class MemoryPlan {
    /** A datagram's exporter, its sessions, counts and samples: measured with a full table (docs/security.md). */
    private static final int EXPORTER_BYTES = 8 << 10;
    private static final int MOST_EXPORTERS = 10_000;
    private static final int LEAST_EXPORTERS = 16;
    /** Handlers, a head that is half read, and a few requests that wait behind another. */
    private static final int CONNECTION_BYTES = 20 << 10;
    private static final int MOST_CONNECTIONS = 1024;
    private static final int LEAST_CONNECTIONS = 16;
    private static final long LEAST_ANSWER_BYTES = 512 << 10;
    private static final long LEAST_LARGE_BYTES = 512 << 10;
    private static final long MOST_FEED_BYTES = 64 << 20;
    private static final long LEAST_FEED_BYTES = 256 << 10;
    /** Beside the blocks that count: those kept to be used again, an eighth, and the objects around all of them. */
    private static final int FEED_PERCENT = 117;
    private static final int BLOCK_BYTES = 256 << 10;
    private static final int LEAST_BLOCK_BYTES = 32 << 10;
    /** Where a record ends takes four bytes, and a block has room for one record in 64 bytes. */
    private static final int BYTES_A_RECORD = 64;
    private static final int MOST_BLOCKS = 16;
    private static final int LEAST_BLOCKS = 2;
    /** Sockets and workers that {@link MemoryPart#ITSELF} has room for, and what each further one takes. */
    private static final int INCLUDED = 4;
    private static final long FURTHER_BYTES = 256 << 10;
    private static final long ITSELF_BYTES = 13 << 20;

    private final Heap heap;
    private final Map<MemoryPart, Long> parts = new EnumMap<>(MemoryPart.class);
    private final long spare;
    private final long ringBytes;
    private final int exporters;
    private final long templateBytes;
    private final long lateBytes;
    private final int connections;
    private final long answerBytes;
    private final int blockBytes;
    private final int laneBlocks;
    private final long feedBytes;
    private final long largeBytes;

    private MemoryPlan(Heap heap, MemoryNeeds needs) {
        this.heap = heap;
        long itself = ITSELF_BYTES + FURTHER_BYTES
            * (Math.max(0, needs.workers() - INCLUDED) + Math.max(0, needs.sockets() - INCLUDED));
        int lanes = Math.max(1, needs.workers() * needs.sinks());
        long plans = lanes * PlanCache.most(heap.most());
        this.spare = heap.usable() - itself - plans;
        this.ringBytes = MemoryPart.RINGS.of(spare);
        this.exporters = (int) given(needs.wishes().exporters(),
            clamp(MemoryPart.EXPORTERS.of(spare) / EXPORTER_BYTES, LEAST_EXPORTERS, MOST_EXPORTERS));
        this.templateBytes = given(needs.wishes().templateBytes(), MemoryPart.TEMPLATES.of(spare));
        this.lateBytes = given(needs.wishes().lateBytes(), MemoryPart.LATE.of(spare));
        this.connections =
            (int) clamp(MemoryPart.CONNECTIONS.of(spare) / CONNECTION_BYTES, LEAST_CONNECTIONS, MOST_CONNECTIONS);
        this.answerBytes = Math.max(LEAST_ANSWER_BYTES, MemoryPart.ANSWERS.of(spare));
        this.largeBytes = Math.max(LEAST_LARGE_BYTES, MemoryPart.LARGE.of(spare));
        long ofLane = MemoryPart.BLOCKS.of(spare) / lanes;
        this.blockBytes = blockBytes(ofLane);
        this.laneBlocks = (int) clamp(ofLane / footprint(), LEAST_BLOCKS, MOST_BLOCKS);
        long ofSpool = MemoryPart.SPOOLS.of(spare) / Math.max(1, needs.sinks());
        this.feedBytes = clamp((ofSpool - spoolBuffers()) / FEED_PERCENT * 100, LEAST_FEED_BYTES, MOST_FEED_BYTES);
        addUp(itself, plans, lanes, needs);
    }

    /** The plan for {@code needs} in a heap. */
    public static MemoryPlan of(Heap heap, MemoryNeeds needs) {
        return new MemoryPlan(heap, needs);
    }

    /** The plan for {@code needs} in this process. */
    public static MemoryPlan ofProcess(MemoryNeeds needs) {
        return new MemoryPlan(Heap.ofProcess(), needs);
    }

    private static long given(long wish, long otherwise) {
        return wish == MemoryNeeds.NOT_GIVEN ? otherwise : wish;
    }

    private static long clamp(long value, long least, long most) {
        return Math.max(least, Math.min(most, value));
    }

    /** Smaller ones where there would not even be two of the usual size for a lane. */
    private static int blockBytes(long ofLane) {
        int bytes = BLOCK_BYTES;
        while (bytes > LEAST_BLOCK_BYTES && ofLane < LEAST_BLOCKS * footprint(bytes)) {
            bytes /= 2;
        }
        return bytes;
    }

    private static long footprint(long blockBytes) {
        return blockBytes + blockBytes / BYTES_A_RECORD * Integer.BYTES;
    }

    private long footprint() {
        return footprint(blockBytes);
    }

    /** To pack a block, to unpack one, and where records end in each. */
    private long spoolBuffers() {
        return 2 * footprint() + blockBytes / 4;
    }

    private void addUp(long itself, long plans, int lanes, MemoryNeeds needs) {
        parts.put(MemoryPart.ITSELF, itself);
        parts.put(MemoryPart.PLANS, plans);
        parts.put(MemoryPart.RINGS, needs.listeners().stream().mapToLong(listener -> ringBytes(listener, needs)).sum());
        parts.put(MemoryPart.TEMPLATES, templateBytes);
        parts.put(MemoryPart.LATE, lateBytes);
        parts.put(MemoryPart.EXPORTERS, (long) exporters * EXPORTER_BYTES);
        parts.put(MemoryPart.CONNECTIONS, needs.http() ? (long) connections * CONNECTION_BYTES : 0);
        parts.put(MemoryPart.ANSWERS, needs.http() ? answerBytes : 0);
        parts.put(MemoryPart.SPOOLS, needs.sinks() * (feedBytes / 100 * FEED_PERCENT + spoolBuffers()));
        parts.put(MemoryPart.BLOCKS, lanes * laneBlocks * footprint());
        parts.put(MemoryPart.LARGE, largeBytes);
    }

    private long ringBytes(ListenerConfig listener, MemoryNeeds needs) {
        return RingMemory.of(listener.queueSize(), listener.workers() * listener.count(),
            ringBytes / needs.listeners().size()).bytes();
    }

    /** What each part may take at most, bytes. */
    public Map<MemoryPart, Long> parts() {
        return Collections.unmodifiableMap(parts);
    }

    /** All parts together. */
    public long bytes() {
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The heap it is for. */
    public Heap heap() {
        return heap;
    }

    /** Whether Weir may run out of heap within its bounds: they leave less than is to be left, or nothing. */
    public boolean isTooLarge() {
        return bytes() > heap.usable();
    }

    /** Whether the bounds are more than the whole heap. */
    public boolean isImpossible() {
        return bytes() > heap.most();
    }

    /** Bytes for the rings of all listeners together. */
    public long ringBytes() {
        return ringBytes;
    }

    /** The most exporters that are remembered. */
    public int exporters() {
        return exporters;
    }

    /** Bytes of templates and samplers. */
    public long templateBytes() {
        return templateBytes;
    }

    /** Bytes of data that waits for its template. */
    public long lateBytes() {
        return lateBytes;
    }

    /** The most connections of the HTTP server. */
    public int connections() {
        return connections;
    }

    /** Bytes of answers of the HTTP server that are on their way. */
    public long answerBytes() {
        return answerBytes;
    }

    /** Bytes of a block of records. */
    public int blockBytes() {
        return blockBytes;
    }

    /** Records of a block. */
    public int blockRecords() {
        return blockBytes / BYTES_A_RECORD;
    }

    /** The most blocks of one worker for one sink. */
    public int laneBlocks() {
        return laneBlocks;
    }

    /** Bytes of blocks that are with one sink that spools, or wait for it in memory. */
    public long feedBytes() {
        return feedBytes;
    }

    /** Bytes of all records together that are larger than a block; hence of one of them, too. */
    public int largeBytes() {
        return (int) largeBytes;
    }
}
