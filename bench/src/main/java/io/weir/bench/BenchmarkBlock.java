// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.codec.flow.FlowRecord;
import io.weir.sink.Block;
import io.weir.sink.FlowEncoder;
import io.weir.sink.SinkException;

/** A block of records, written over and over. One thread. */
final class BenchmarkBlock implements Block {
    private final byte[] bytes;
    private final int[] ends;
    private int records;
    private long written;

    BenchmarkBlock(int room, int records) {
        this.bytes = new byte[room];
        this.ends = new int[records];
    }

    void add(FlowRecord record, FlowEncoder encoder) {
        int size = encoder.encode(record, bytes, length(), bytes.length);
        if (size <= 0) {
            throw new IllegalStateException("a block of " + records + " records is full");
        }
        ends[records] = length() + size;
        records++;
    }

    boolean isFull() {
        return records == ends.length;
    }

    /** How often the block was written. */
    long written() {
        return written;
    }

    @Override
    public byte[] array() {
        return bytes;
    }

    @Override
    public int length() {
        return records == 0 ? 0 : ends[records - 1];
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
    public void done() {
        written++;
    }

    @Override
    public void fail(SinkException cause) {
        throw new IllegalStateException(cause);
    }
}
