// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.Block;
import io.weir.sink.SinkException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A block and where it stands. Filled by its lane's worker or from a spool, then offered to the sink; the sink's
 * verdict may come from any thread, during the offering call or after it. The one who moves the state into its end
 * releases the block.
 */
final class DataBlock implements Block {
    private static final int FILLING = 0;
    private static final int OFFERED = 1;
    private static final int PENDING = 2;
    private static final int DONE = 3;
    private static final int FAILED = 4;

    private final BlockHome home;
    private final BlockSizes sizes;
    private final int[] ends;
    private final AtomicInteger state = new AtomicInteger(FILLING);
    /** What it is filled into: the room it was made with, or a larger one for a single large record. */
    private byte[] bytes;
    private final byte[] usual;
    private int length;
    private int records;
    private int attempt;
    private int rejected;
    private long sequence;
    /** The next one in {@link FreeBlocks}. */
    DataBlock next;
    private SinkException cause;

    DataBlock(BlockHome home, BlockSizes sizes) {
        this.home = home;
        this.sizes = sizes;
        this.ends = new int[sizes.maxRecords()];
        this.usual = new byte[sizes.blockBytes()];
        this.bytes = usual;
    }

    /** Starts anew, as the lane's block number {@code number}. */
    void begin(long number) {
        length = 0;
        records = 0;
        attempt = 0;
        rejected = 0;
        cause = null;
        sequence = number;
        state.set(FILLING);
    }

    /** Makes an empty block larger, with memory of {@code room}; false if there is not as much. */
    boolean grow(int needed, LargeRoom room) {
        int before = bytes.length;
        room.give(shrink());
        int size = Math.min(sizes.maxBytes(), Math.max(needed, 2 * before));
        if (size <= before || needed > size || !room.take(size)) {
            return false;
        }
        bytes = new byte[size];
        return true;
    }

    /** Drops the larger room, whose contents nobody needs any more: how much it was. */
    int shrink() {
        int grown = bytes == usual ? 0 : bytes.length;
        bytes = usual;
        return grown;
    }

    void add(int size) {
        length += size;
        ends[records++] = length;
    }

    /** The ends of the records, to be filled by who reads the block from a spool. */
    int[] ends() {
        return ends;
    }

    /** The block was filled through {@link #array} and {@link #ends}. */
    void filled(int size, int count) {
        length = size;
        records = count;
    }

    boolean isFull() {
        return records == ends.length;
    }

    long sequence() {
        return sequence;
    }

    BlockHome home() {
        return home;
    }

    SinkException cause() {
        return cause;
    }

    void offered() {
        state.set(OFFERED);
    }

    /** The offering call returned: null if the block is done or its verdict comes later, else why it failed. */
    SinkException returned() {
        if (state.compareAndSet(OFFERED, PENDING)) {
            return null;
        }
        return verdict();
    }

    /** The offering call threw; the same result. A block the sink called done before it threw is done. */
    SinkException threw(SinkException thrown) {
        return state.compareAndSet(OFFERED, FAILED) ? failed(thrown) : verdict();
    }

    private SinkException verdict() {
        if (state.get() == DONE) {
            home.delivered(this);
            return null;
        }
        return failed(cause);
    }

    private SinkException failed(SinkException why) {
        attempt++;
        return why;
    }

    @Override
    public byte[] array() {
        return bytes;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int records() {
        return records;
    }

    @Override
    public int end(int i) {
        return ends[i];
    }

    @Override
    public int attempt() {
        return attempt;
    }

    /** Records that the sink calls done but its destination refused. */
    int rejected() {
        return rejected;
    }

    @Override
    public void done() {
        done(0);
    }

    @Override
    public void done(int refused) {
        if (state.get() == OFFERED || state.get() == PENDING) {
            rejected = Math.max(0, Math.min(refused, records));
        }
        if (settle(DONE)) {
            home.delivered(this);
        }
    }

    @Override
    public void fail(SinkException why) {
        if (state.get() == OFFERED || state.get() == PENDING) {
            cause = why == null ? new SinkException("failed without a reason") : why;
        }
        if (settle(FAILED)) {
            attempt++;
            home.failedLater(this);
        }
    }

    /** Whether the offering call is over, so that the caller has to go on with the block. */
    private boolean settle(int verdict) {
        return !state.compareAndSet(OFFERED, verdict) && state.compareAndSet(PENDING, verdict);
    }
}
