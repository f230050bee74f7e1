// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import io.weir.sink.Block;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.openhft.chronicle.bytes.Bytes;

/** A block in the form of a {@link BlockFrame}, about to be appended; used again for each. */
final class PackedBlock {
    private final Packing packing;
    private ByteBuffer head = ByteBuffer.allocate(BlockFrame.FIXED + Integer.BYTES * 4096);
    private byte[] stored;
    private int storedLength;
    private int records;
    private long timeMs;

    PackedBlock(Packing packing) {
        this.packing = packing;
    }

    /** Becomes {@code block}, whose bytes must not change until it is written. */
    PackedBlock of(Block block, long nowMs) {
        int packed = packing.pack(block.array(), block.length());
        stored = packed < 0 ? block.array() : packing.room();
        storedLength = packed < 0 ? block.length() : packed;
        records = block.records();
        timeMs = nowMs;
        fillHead(block);
        return this;
    }

    /** Becomes a block as it was stored. */
    PackedBlock ofStored(byte[] frame) {
        int headEnd = BlockFrame.headEnd(frame);
        head = ByteBuffer.wrap(Arrays.copyOf(frame, headEnd));
        timeMs = head.getLong(2 * Integer.BYTES);
        records = head.getInt(2 * Long.BYTES);
        head.position(headEnd);
        stored = Arrays.copyOfRange(frame, headEnd, frame.length);
        storedLength = stored.length;
        return this;
    }

    private void fillHead(Block block) {
        int needed = BlockFrame.FIXED + Integer.BYTES * records;
        if (head.capacity() < needed) {
            head = ByteBuffer.allocate(needed);
        }
        head.clear().putInt(BlockFrame.MAGIC).putInt(0).putLong(timeMs).putInt(records).putInt(block.length())
            .putInt(storedLength);
        for (int i = 0; i < records; i++) {
            head.putInt(block.end(i));
        }
        head.putInt(Integer.BYTES, BlockFrame.checksum(head.array(), head.position(), stored, storedLength));
    }

    void writeTo(Bytes<?> to) {
        to.write(head.array(), 0, head.position());
        to.write(stored, 0, storedLength);
    }

    /** Bytes that it takes. */
    int size() {
        return head.position() + storedLength;
    }

    int records() {
        return records;
    }

    long timeMs() {
        return timeMs;
    }
}
