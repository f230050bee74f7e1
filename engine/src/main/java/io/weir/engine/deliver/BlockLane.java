// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowRecord;
import io.weir.sink.FlowEncoder;
import java.util.concurrent.locks.LockSupport;

/**
 * Encodes one worker's records into blocks for one {@link BlockOutlet}. Its worker alone calls it, but for
 * {@link #take}, and what a {@link BlockHome} does.
 */
final class BlockLane implements Lane, BlockHome {
    private static final int THREW = Integer.MIN_VALUE;
    private static final byte[] NO_ROOM = {};
    private static final long WAIT_NS = 10_000_000;
    /** About what a worker's ring holds at its fullest speed. */
    private static final long SPOOL_PATIENCE_NS = 500_000_000;

    private final BlockOutlet outlet;
    private final FlowEncoder encoder;
    private final BlockSizes sizes;
    private final LaneAccount account = new LaneAccount();
    private final FreeBlocks free = new FreeBlocks();
    private final BlockRing ring;
    private DataBlock current;
    private boolean handedOver;
    private boolean impatient;
    private long heldUpNs;
    private int made;
    private long nextSequence;
    private volatile Thread waiting;
    private volatile boolean closed;

    BlockLane(BlockOutlet outlet, FlowEncoder encoder, BlockSizes sizes) {
        this.outlet = outlet;
        this.encoder = encoder;
        this.sizes = sizes;
        this.ring = new BlockRing(sizes.blocks());
    }

    @Override
    public void onDatagram(Datagram datagram) {
        DataBlock block = open();
        if (block == null) {
            miss(datagram);
            return;
        }
        int size = encode(null, datagram, block);
        if (size != 0) {
            account.accepted.add(1);
            place(size, null, datagram, block);
        }
    }

    /** No block is free: only the encoder knows whether the sink loses something by that. */
    private void miss(Datagram datagram) {
        if (encode(null, datagram, NO_ROOM, 0) != 0) {
            account.accepted.add(1);
            account.unplaced.add(1);
        }
    }

    @Override
    public void onFlow(FlowRecord record) {
        account.accepted.add(1);
        DataBlock block = open();
        if (block == null) {
            account.unplaced.add(1);
            return;
        }
        place(encode(record, null, block), record, null, block);
    }

    @Override
    public void onOptions(FlowRecord record) {
        // Encoders are not asked for options records; a FlowSink sees them.
    }

    /** Takes the result of a first attempt to encode: one of record and datagram is null. */
    private void place(int size, FlowRecord record, Datagram datagram, DataBlock block) {
        if (size > 0) {
            commit(block, size);
        } else if (size == 0) {
            account.leftOut.add(1);
        } else if (size == THREW) {
            account.unencoded.add(1);
        } else {
            placeLarge(-size, record, datagram, block);
        }
    }

    private void placeLarge(int needed, FlowRecord record, Datagram datagram, DataBlock block) {
        DataBlock empty = block;
        int size = -needed;
        if (block.records() > 0) {
            handOver(block);
            empty = open();
            if (empty == null) {
                account.unplaced.add(1);
                return;
            }
            // Perhaps the very same block, released meanwhile: empty now.
            size = encode(record, datagram, empty);
        }
        while (size < 0 && size != THREW && empty.grow(-size, outlet.large())) {
            size = encode(record, datagram, empty);
        }
        if (size > 0) {
            commit(empty, size);
        } else if (size == 0) {
            account.leftOut.add(1);
        } else {
            if (size != THREW) {
                outlet.faults().reported("there is no room for a record larger than a block", "record dropped");
            }
            account.unencoded.add(1);
        }
    }

    /** What the encoder says, or {@link #THREW}; the block's contents end where they did before. */
    private int encode(FlowRecord record, Datagram datagram, DataBlock block) {
        return encode(record, datagram, block.array(), block.length());
    }

    private int encode(FlowRecord record, Datagram datagram, byte[] to, int at) {
        try {
            int size = record != null
                ? encoder.encode(record, to, at, to.length) : encoder.encodeDatagram(datagram, to, at, to.length);
            return size <= to.length - at ? size : overrun(size);
        } catch (Throwable thrown) {
            outlet.faults().threw("its encoder", thrown);
            return THREW;
        }
    }

    private int overrun(int size) {
        outlet.faults().reported("its encoder claims " + size + " bytes where there was less room", "record dropped");
        return THREW;
    }

    private void commit(DataBlock block, int size) {
        block.add(size);
        account.encoded.add(1);
        if (block.isFull()) {
            handOver(block);
        }
    }

    /** The block to write into: the current one, taken back if it was only flushed; null if none is to be had. */
    private DataBlock open() {
        if (current != null && handedOver) {
            current = ring.takeBack(current) ? current : null;
            handedOver = false;
        }
        if (current == null) {
            current = acquire();
        }
        return current;
    }

    private DataBlock acquire() {
        DataBlock block = free.take();
        if (block == null && made < sizes.blocks()) {
            block = new DataBlock(this, sizes);
            made++;
        }
        if (block == null && !impatient) {
            block = awaitFree(patienceNs());
        }
        impatient = block == null;
        if (block != null) {
            block.begin(nextSequence++);
        }
        return block;
    }

    /** Before a spool only a disk that hangs takes long: it is waited for once, not at every record. */
    private long patienceNs() {
        return switch (outlet.whenFull()) {
            case BLOCK -> Long.MAX_VALUE;
            case SPOOL -> SPOOL_PATIENCE_NS;
            case DROP -> 0;
        };
    }

    private DataBlock awaitFree(long patienceNs) {
        if (patienceNs == 0) {
            return null;
        }
        long startNs = System.nanoTime();
        waiting = Thread.currentThread();
        DataBlock block = free.take();
        while (block == null && !outlet.isAbandoned() && System.nanoTime() - startNs < patienceNs) {
            LockSupport.parkNanos(this, WAIT_NS);
            block = free.take();
        }
        waiting = null;
        heldUpNs += System.nanoTime() - startNs;
        return block;
    }

    private void handOver(DataBlock block) {
        current = null;
        if (!outlet.isDirect()) {
            outlet.accept(this, block);
            return;
        }
        long startNs = System.nanoTime();
        outlet.accept(this, block);
        heldUpNs += System.nanoTime() - startNs;
    }

    @Override
    public long heldUpNs() {
        return heldUpNs;
    }

    @Override
    public void flush() {
        DataBlock block = current;
        if (block == null || handedOver || block.records() == 0) {
            return;
        }
        if (outlet.isDirect()) {
            handOver(block);
        } else {
            handedOver = true;
            outlet.accept(this, block);
        }
    }

    @Override
    public void close() {
        flush();
        closed = true;
        outlet.wake();
    }

    boolean isClosed() {
        return closed;
    }

    LaneAccount account() {
        return account;
    }

    void put(DataBlock block) {
        ring.put(block);
    }

    /** The next block in order, or null; the sink's thread. */
    DataBlock take() {
        return ring.take();
    }

    @Override
    public void delivered(DataBlock block) {
        account.refused.addAndGet(block.rejected());
        account.delivered.addAndGet(block.records() - block.rejected());
        account.bytes.addAndGet(block.length());
        outlet.faults().works();
        release(block);
    }

    @Override
    public void failedLater(DataBlock block) {
        outlet.failedLater(block);
    }

    @Override
    public String givenUp(DataBlock block, boolean over) {
        String words = block.records() + " records dropped";
        account.refused.addAndGet(block.records());
        release(block);
        return words;
    }

    @Override
    public void unwritten(DataBlock block, boolean gone) {
        (gone ? account.refused : account.abandoned).addAndGet(block.records());
        release(block);
    }

    /** Puts a counted block back; any thread. */
    private void release(DataBlock block) {
        outlet.large().give(block.shrink());
        free.give(block);
        LockSupport.unpark(waiting);
        outlet.settled();
    }
}
