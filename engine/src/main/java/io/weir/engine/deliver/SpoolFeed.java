// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.spool.SpoolAccount;
import io.weir.engine.spool.SpoolPosition;
import io.weir.sink.Block;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Blocks on their way from the lanes to a sink: through memory, and over disk while the sink does not keep up.
 *
 * <p>In order, oldest first: the blocks that the sink has, those in memory that are on disk as well, those that can be
 * read from the spool, those in memory only. So nothing goes straight through memory while there is something to be
 * read. All under one lock; the front thread puts in, the sink's thread takes out, verdicts come from any thread.
 */
final class SpoolFeed {
    /** Blocks that are written out for each that comes: more of them at once would hold the lanes up. */
    private static final int STEP = 2;

    /** Fair: the front thread, which writes to disk under it, would keep the sink's thread from reading. */
    private final ReentrantLock lock = new ReentrantLock(true);
    private final FeedDisk disk;
    private final FeedBounds bounds;
    private final SinkThread thread;
    private final FaultLog faults;
    private final FedBlocks blocks;
    /** On disk as well, and not read from there by this process; only if all blocks go to disk. */
    private final Deque<FedBlock> secured = new ArrayDeque<>();
    private final Deque<FedBlock> memory = new ArrayDeque<>();
    private final InFlightBlocks inFlight = new InFlightBlocks();
    private final Deque<FedBlock> again = new ArrayDeque<>();
    /** Bytes of memory that all blocks take, not of what is in them: those of small ones may be half empty. */
    private long heldBytes;
    private long taken;
    private long delivered;
    private long failed;
    private long memoryRecords;
    private long bytes;
    /** When the sink last took a block. */
    private long overflowedBefore;
    private boolean interrupted;
    private boolean over;
    private boolean closed;
    private volatile FeedAccount account;

    /** A feed whose blocks {@code thread} takes out; {@code faults} is told when the sink takes one. */
    SpoolFeed(FeedDisk disk, FeedBounds bounds, BlockSizes sizes, SinkThread thread, FaultLog faults) {
        this.disk = disk;
        this.bounds = bounds;
        this.thread = thread;
        this.faults = faults;
        this.blocks = new FedBlocks(this, sizes, bounds.keptBytes());
        publish();
    }

    /** Takes a copy of a block; the front thread. */
    void put(Block from) {
        enter();
        try {
            taken += from.records();
            if (!isDirect(from)) {
                spill(STEP);
                if (!fits(from)) {
                    spill(bounds.blocks());
                }
            }
            if (isDirect(from)) {
                keep(from);
            } else {
                write(from);
            }
        } finally {
            release();
        }
        thread.wakeIfIdle();
    }

    private boolean isDirect(Block from) {
        return !bounds.always() && disk.isRead() && fits(from) && heldBytes <= bounds.bytes() / 2 && !isStale();
    }

    private boolean fits(Block from) {
        int footprint = blocks.footprint(from.length(), from.records());
        return (heldBytes == 0 || heldBytes + footprint <= bounds.bytes() - roomToRead())
            && memory.size() + secured.size() + inFlight.size() < bounds.blocks();
    }

    /** While there is something on disk, half of the memory is for what is read from there. */
    private long roomToRead() {
        return disk.isRead() ? 0 : Math.max(0, bounds.bytes() / 2 - inFlight.bytes());
    }

    /** Whether the oldest block that is in memory only has waited for long. */
    private boolean isStale() {
        FedBlock first = inFlight.firstInMemory();
        FedBlock oldest = first == null ? memory.peek() : first;
        return oldest != null && System.nanoTime() - oldest.sinceNs() > bounds.holdNs();
    }

    /** Puts a block behind all others on disk, unless memory holds older ones, or there is no room. */
    private void write(Block from) {
        boolean next = bounds.always() && disk.isRead();
        SpoolPosition position = memory.isEmpty() ? disk.append(from) : null;
        if (position == null) {
            keep(from);
        } else if (next && fits(from)) {
            // The sink comes to it soon: it need not be read back.
            disk.skipPast(position);
            secured.add(copy(from, position));
        }
    }

    private void keep(Block from) {
        if (fits(from)) {
            memory.add(copy(from, null));
            memoryRecords += from.records();
        } else {
            disk.overflow(from.records());
        }
    }

    private FedBlock copy(Block from, SpoolPosition position) {
        FedBlock block = blocks.copyOf(from);
        block.begin(position, System.nanoTime());
        heldBytes += block.footprint();
        return block;
    }

    /** Writes to disk what is in memory only, as far as there is room, and so many blocks at most. */
    private void spill(int most) {
        int left = secure(most);
        while (left > 0 && !memory.isEmpty() && toDisk(memory.peek()) != null) {
            forget(memory.poll());
            left--;
        }
    }

    /**
     * Writes to disk what the sink has, in case it never acknowledges it; this process does not read it again. Only
     * while there is nothing to be read: it is older than what would be. How many blocks may follow it.
     */
    private int secure(int most) {
        boolean read = disk.isRead();
        int left = most;
        SpoolPosition last = null;
        FedBlock block = inFlight.firstInMemory();
        while (block != null && left > 0 && (read || closed)) {
            SpoolPosition position = toDisk(block);
            if (position == null) {
                break;
            }
            last = position;
            left--;
            block = inFlight.firstInMemory();
        }
        if (read && last != null) {
            disk.skipPast(last);
        }
        return block == null || !read ? left : 0;
    }

    private SpoolPosition toDisk(FedBlock block) {
        SpoolPosition position = disk.append(block.block());
        if (position != null) {
            block.onDisk(position);
            memoryRecords -= block.block().records();
        }
        return position;
    }

    private void forget(FedBlock block) {
        heldBytes -= block.footprint();
        blocks.give(block);
    }

    /** The next block for the sink, or null; the sink's thread. */
    DataBlock next() {
        enter();
        try {
            FedBlock block = over || closed ? null : nextLocked();
            return block == null ? null : block.block();
        } finally {
            release();
        }
    }

    private FedBlock nextLocked() {
        if (!again.isEmpty()) {
            return again.poll();
        }
        if (inFlight.bytes() >= bounds.bytes() || inFlight.size() >= bounds.blocks()) {
            return null;
        }
        FedBlock block = oldest();
        if (block != null) {
            inFlight.add(block);
        }
        return block;
    }

    private FedBlock oldest() {
        if (!secured.isEmpty()) {
            return secured.poll();
        }
        if (disk.isRead()) {
            return memory.poll();
        }
        if (!inFlight.isEmpty() && heldBytes + blocks.footprint() > bounds.bytes()) {
            return null;
        }
        FedBlock read = disk.read(blocks);
        if (read == null) {
            return disk.isRead() ? memory.poll() : null;
        }
        heldBytes += read.footprint();
        return read;
    }

    /** Writes to disk what has waited in memory for long, drops from disk what is too old; the front thread. */
    void tick() {
        enter();
        try {
            if (isStale()) {
                spill(bounds.blocks());
            }
            disk.tick();
        } finally {
            release();
        }
    }

    /** Sees to it that the spool's folder is still there; the watch's thread. */
    void look() {
        enter();
        try {
            if (!closed) {
                disk.look();
            }
        } finally {
            release();
        }
    }

    void delivered(FedBlock block) {
        enter();
        try {
            if (!closed) {
                failed += block.block().rejected();
                delivered += block.block().records() - block.block().rejected();
                bytes += block.block().length();
                overflowedBefore = disk.account().overflowed();
                settle(block);
            }
        } finally {
            release();
        }
        faults.works();
        thread.settled();
    }

    void failedLater(DataBlock block) {
        thread.failedLater(block);
    }

    /** A block that is given up is lost, unless the sink gets none any more: then all stay where they are. */
    String givenUp(FedBlock block, boolean stays) {
        enter();
        try {
            if (stays) {
                over = true;
                again.add(block);
                return "its records wait";
            }
            String words = block.block().records() + " records dropped";
            if (!closed) {
                failed += block.block().records();
                settle(block);
            }
            return words;
        } finally {
            release();
        }
    }

    void takeBack(FedBlock block, boolean gone) {
        enter();
        try {
            over |= gone;
            again.add(block);
        } finally {
            release();
        }
    }

    /** The sink gets blocks again. */
    void comeBack() {
        enter();
        try {
            over = false;
        } finally {
            release();
        }
    }

    /** The position moves to the oldest block that the sink still has. */
    private void settle(FedBlock block) {
        inFlight.remove(block);
        if (block.isOnDisk()) {
            disk.settle(block.block().records(), lowest());
        } else {
            memoryRecords -= block.block().records();
        }
        forget(block);
    }

    private SpoolPosition lowest() {
        SpoolPosition held = inFlight.lowest();
        return held == null && !secured.isEmpty() ? secured.peek().position() : held;
    }

    /** Whether nothing waits nor is with the sink, or the sink gets no more; the sink's thread. */
    boolean isDone() {
        lock.lock();
        try {
            return over || memory.isEmpty() && secured.isEmpty() && inFlight.isEmpty() && disk.isRead();
        } finally {
            lock.unlock();
        }
    }

    /** The end: what is in memory goes to disk. False if the disk does not answer within {@code waitNs}. */
    boolean close(long waitNs) throws InterruptedException {
        if (!lock.tryLock(waitNs, TimeUnit.NANOSECONDS)) {
            return false;
        }
        interrupted = Thread.interrupted();
        try {
            closed = true;
            spill(Integer.MAX_VALUE);
            disk.overflow(memoryRecords);
            memoryRecords = 0;
            disk.close();
        } finally {
            release();
        }
        return true;
    }

    /** An interrupt, meant for a write of the sink, must not hit the spool's files. */
    private void enter() {
        lock.lock();
        interrupted = Thread.interrupted();
    }

    private void release() {
        boolean restore = interrupted;
        publish();
        lock.unlock();
        if (restore) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish() {
        SpoolAccount spool = disk.account();
        account = new FeedAccount(taken, delivered, failed, memoryRecords, bytes, spool,
            spool.overflowed() > overflowedBefore);
    }

    /** As it was a moment ago; any thread, never waits. */
    FeedAccount account() {
        return account;
    }
}
