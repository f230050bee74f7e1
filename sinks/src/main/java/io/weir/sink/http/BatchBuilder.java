// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.ingest.IngestContract;
import io.weir.sink.Block;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts blocks together into batches. One thread at a time, the caller of the sink.
 *
 * <p>Blocks are joined whole; one that no longer fits starts the next batch. Only a block that is larger than a batch
 * is cut.
 */
final class BatchBuilder {
    private final BatchLimits limits;
    private final AtomicInteger held = new AtomicInteger();
    private final Deque<Piece> ready = new ArrayDeque<>();
    private List<Part> open = new ArrayList<>();
    private int records;
    private int bytes;
    private long openedNs;

    BatchBuilder(BatchLimits limits) {
        this.limits = limits;
    }

    /**
     * Adds a block; {@code blocks} is how many of its lane's the sink may hold. As many end the batch: no further one
     * might come to fill it.
     */
    void add(Block block, int blocks, long nowNs) {
        add(Part.whole(block, held), nowNs);
        if (open.size() >= blocks) {
            end();
        }
    }

    private void add(Part part, long nowNs) {
        if (part.isSplittable() && !limits.allows(part.records(), part.bytes())) {
            Part first = part.firstHalf();
            add(first, nowNs);
            add(part.secondHalf(), nowNs);
            return;
        }
        if (!limits.allows(records + part.records(), bytes + part.bytes())) {
            end();
        }
        put(part, nowNs);
        if (limits.isFull(records, bytes) || open.size() == IngestContract.MAX_PARTS) {
            end();
        }
    }

    private void put(Part part, long nowNs) {
        if (open.isEmpty()) {
            openedNs = nowNs;
        }
        open.add(part);
        records += part.records();
        bytes += part.bytes();
    }

    /** Ends the open batch, if there is one. */
    void end() {
        if (open.isEmpty()) {
            return;
        }
        ready.add(new Piece(open));
        open = new ArrayList<>();
        records = 0;
        bytes = 0;
    }

    /** Blocks that were added and are not settled. */
    int held() {
        return held.get();
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    /** How long the oldest record of the open batch has waited. */
    long ageNs(long nowNs) {
        return nowNs - openedNs;
    }

    /** The next batch that is ready, or null. */
    Piece poll() {
        return ready.poll();
    }
}
