// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import io.weir.sink.Block;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import net.openhft.chronicle.bytes.Bytes;

/**
 * The form of a block in a segment: magic, CRC-32C of all that follows, time in ms, number of records, length, the end
 * of each record, the records.
 */
final class BlockFrame {
    private static final int MAGIC = 0x57535031;
    private static final int FIXED = 24;
    private static final int CHECKED_FROM = 8;
    private static final int MAX_RECORDS = 1 << 20;

    private final CRC32C crc = new CRC32C();
    private ByteBuffer head = ByteBuffer.allocate(FIXED + Integer.BYTES * 4096);
    private long timeMs;
    private int records;
    private int length;

    static int size(int length, int records) {
        return FIXED + Integer.BYTES * records + length;
    }

    void write(Block block, long nowMs, Bytes<?> to) {
        room(block.records());
        head.clear().putInt(MAGIC).putInt(0).putLong(nowMs).putInt(block.records()).putInt(block.length());
        for (int i = 0; i < block.records(); i++) {
            head.putInt(block.end(i));
        }
        head.putInt(Integer.BYTES, checksum(head.position(), block.array(), block.length()));
        to.write(head.array(), 0, head.position());
        to.write(block.array(), 0, block.length());
    }

    private void room(int count) {
        int needed = FIXED + Integer.BYTES * count;
        if (head.capacity() < needed) {
            head = ByteBuffer.allocate(needed);
        }
    }

    private int checksum(int headEnd, byte[] bytes, int size) {
        crc.reset();
        crc.update(head.array(), CHECKED_FROM, headEnd - CHECKED_FROM);
        crc.update(bytes, 0, size);
        return (int) crc.getValue();
    }

    /** Reads the fixed part; time, records and length are known then. */
    void readHead(Bytes<?> from) throws CorruptSpoolException {
        long size = from.readRemaining();
        if (size >= FIXED) {
            from.read(head.array(), 0, FIXED);
            timeMs = head.getLong(8);
            records = head.getInt(16);
            length = head.getInt(20);
        }
        if (size < FIXED || head.getInt(0) != MAGIC || records < 1 || records > MAX_RECORDS || length < 0
            || size != size(length, records)) {
            throw new CorruptSpoolException("something else than a block");
        }
    }

    /** Reads the rest. */
    void readBody(Bytes<?> from, SpoolRoom room) throws CorruptSpoolException {
        int sum = head.getInt(Integer.BYTES);
        byte[] fixed = new byte[FIXED];
        head.get(0, fixed);
        room(records);
        head.put(0, fixed);
        from.read(head.array(), FIXED, Integer.BYTES * records);
        byte[] bytes = room.bytes(length, records);
        from.read(bytes, 0, length);
        if (sum != checksum(FIXED + Integer.BYTES * records, bytes, length)) {
            throw new CorruptSpoolException("a block that was changed or cut");
        }
        head.asReadOnlyBuffer().position(FIXED).asIntBuffer().get(room.ends(), 0, records);
    }

    long timeMs() {
        return timeMs;
    }

    int records() {
        return records;
    }

    int length() {
        return length;
    }
}
