// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import net.openhft.chronicle.bytes.Bytes;

/**
 * The form of a block in a segment, and its reader: magic, CRC-32C of all that follows, time in ms, number of records,
 * length of the records, length as they are stored, the end of each record, the records; these are packed by zstd
 * unless both lengths are equal. Blocks of the first form, never packed, have one length only.
 */
final class BlockFrame {
    static final int MAGIC = 0x57535032;
    static final int FIXED = 28;
    private static final int FIRST_MAGIC = 0x57535031;
    private static final int FIRST_FIXED = 24;
    private static final int CHECKED_FROM = 8;
    private static final int MAX_RECORDS = 1 << 20;
    private static final byte[] NONE = {};

    private final Packing packing;
    private ByteBuffer head = ByteBuffer.allocate(FIXED + Integer.BYTES * 4096);
    private byte[] packed = new byte[0];
    private int fixed = FIXED;
    private long timeMs;
    private int records;
    private int length;
    private int stored;

    BlockFrame(Packing packing) {
        this.packing = packing;
    }

    static int checksum(byte[] head, int headEnd, byte[] bytes, int size) {
        CRC32C crc = new CRC32C();
        crc.update(head, CHECKED_FROM, headEnd - CHECKED_FROM);
        crc.update(bytes, 0, size);
        return (int) crc.getValue();
    }

    /** Whether these are the first four bytes of a block. */
    static boolean begins(int magic) {
        return magic == MAGIC || magic == FIRST_MAGIC;
    }

    /** Whether a stored block is what was written, alone by its own bytes. */
    static boolean isWhole(byte[] frame) {
        ByteBuffer head = ByteBuffer.wrap(frame);
        int records = head.getInt(16);
        int headEnd = headEnd(frame);
        return records > 0 && records <= MAX_RECORDS && headEnd <= frame.length
            && head.getInt(Integer.BYTES) == checksum(frame, frame.length, NONE, 0);
    }

    /** Where the records begin in a stored block. */
    static int headEnd(byte[] frame) {
        ByteBuffer head = ByteBuffer.wrap(frame);
        return (head.getInt(0) == FIRST_MAGIC ? FIRST_FIXED : FIXED) + Integer.BYTES * head.getInt(16);
    }

    /** Reads the fixed part; time, records and lengths are known then. */
    void readHead(Bytes<?> from) throws CorruptSpoolException {
        long size = from.readRemaining();
        if (size >= FIRST_FIXED) {
            from.read(head.array(), 0, FIRST_FIXED);
            timeMs = head.getLong(8);
            records = head.getInt(16);
            length = head.getInt(20);
            stored = length;
        }
        boolean first = head.getInt(0) == FIRST_MAGIC;
        fixed = first ? FIRST_FIXED : FIXED;
        if (!first && size >= FIXED) {
            from.read(head.array(), FIRST_FIXED, FIXED - FIRST_FIXED);
            stored = head.getInt(FIRST_FIXED);
        }
        if (size < fixed || !first && head.getInt(0) != MAGIC || records < 1 || records > MAX_RECORDS || stored < 0
            || stored > length || size != (long) headSize() + stored) {
            throw new CorruptSpoolException("something else than a block");
        }
    }

    private int headSize() {
        return fixed + Integer.BYTES * records;
    }

    /** Reads the rest. */
    void readBody(Bytes<?> from, SpoolRoom room) throws CorruptSpoolException {
        growHead();
        from.read(head.array(), fixed, Integer.BYTES * records);
        boolean whole = stored == length;
        byte[] bytes = whole ? room.bytes(length, records) : packedRoom();
        from.read(bytes, 0, stored);
        if (head.getInt(Integer.BYTES) != checksum(head.array(), headSize(), bytes, stored)) {
            throw new CorruptSpoolException("a block that was changed or cut");
        }
        if (!whole) {
            packing.unpack(packed, stored, room.bytes(length, records), length);
        }
        head.asReadOnlyBuffer().position(fixed).asIntBuffer().get(room.ends(), 0, records);
    }

    private void growHead() {
        if (head.capacity() < headSize()) {
            head = ByteBuffer.allocate(headSize()).put(0, head.array(), 0, FIXED);
        }
    }

    private byte[] packedRoom() {
        if (packed.length < stored) {
            packed = new byte[stored];
        }
        return packed;
    }

    long timeMs() {
        return timeMs;
    }

    int records() {
        return records;
    }

    /** Bytes that it takes in its segment. */
    int size() {
        return headSize() + stored;
    }
}
