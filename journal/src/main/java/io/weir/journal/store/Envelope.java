// SPDX-License-Identifier: Apache-2.0
package io.weir.journal.store;

import io.weir.codec.wire.Wire;
import java.util.zip.CRC32C;

/**
 * The first bytes of every excerpt, big-endian:
 *
 * <pre>
 *  0  u16  0x574a, "WJ"
 *  2  u8   version, 1
 *  3  u8   content: 1 records, 2 datagrams
 *  4  u32  records
 *  8  u64  earliest receive time, nanoseconds since 1970 UTC
 * 16  u64  latest receive time
 * 24  u32  bytes that follow the envelope
 * 28  u32  CRC-32C of bytes 0 to 27 and of what follows
 * </pre>
 */
public final class Envelope {
    /** Bytes of an envelope. */
    public static final int LENGTH = 32;

    private static final int MAGIC = 0x574a;
    private static final int VERSION = 1;
    private static final int CONTENT = 3;
    private static final int RECORDS = 4;
    private static final int FIRST = 8;
    private static final int LAST = 16;
    private static final int BYTES = 24;
    private static final int CHECK = 28;

    private Envelope() {
    }

    /** Begins an envelope at {@code at} for a first record received at {@code ns}; {@link #finish} ends it. */
    public static void begin(byte[] b, int at, Content content, long ns) {
        Wire.put16(b, at, MAGIC);
        Wire.put8(b, at + 2, VERSION);
        Wire.put8(b, at + CONTENT, content.code());
        Wire.put64(b, at + RECORDS, 0);
        Wire.put64(b, at + FIRST, ns);
        Wire.put64(b, at + LAST, ns);
        Wire.put64(b, at + BYTES, 0);
    }

    /** Takes a further record's receive time into an envelope begun at {@code at}. */
    public static void extend(byte[] b, int at, long ns) {
        if (ns > lastNs(b, at)) {
            Wire.put64(b, at + LAST, ns);
        } else if (ns < firstNs(b, at)) {
            Wire.put64(b, at + FIRST, ns);
        }
    }

    /** Ends the envelope at the start of {@code head}, for the bytes {@code from} to {@code end} of {@code b}. */
    public static void finish(byte[] head, int records, byte[] b, int from, int end) {
        Wire.put32(head, RECORDS, records);
        Wire.put32(head, BYTES, end - from);
        Wire.put32(head, CHECK, check(head, 0, b, from, end - from));
    }

    private static long check(byte[] head, int at, byte[] b, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(head, at, CHECK);
        crc.update(b, from, length);
        return crc.getValue();
    }

    /** Whether the bytes at {@code at} can be the first three of an envelope of a known version. */
    static boolean begins(byte[] b, int at) {
        return Wire.u16(b, at) == MAGIC && Wire.u8(b, at + 2) == VERSION;
    }

    /** Whether the bytes at {@code at} begin as the envelope of a version that came after this one. */
    static boolean isLater(byte[] b, int at) {
        return Wire.u16(b, at) == MAGIC && Wire.u8(b, at + 2) > VERSION;
    }

    /** Whether an envelope of a known version is at {@code at}, for an excerpt of {@code length} bytes in all. */
    public static boolean isKnown(byte[] b, int at, int length) {
        return length >= LENGTH && begins(b, at) && Content.of(Wire.u8(b, at + CONTENT)) != null
            && Wire.u32(b, at + BYTES) == length - LENGTH;
    }

    /** Whether the excerpt at {@code at}, known to {@link #isKnown}, is what was written. */
    public static boolean isWhole(byte[] b, int at) {
        return Wire.u32(b, at + CHECK) == check(b, at, b, at + LENGTH, bytes(b, at));
    }

    /** What the records are. */
    public static Content content(byte[] b, int at) {
        return Content.of(Wire.u8(b, at + CONTENT));
    }

    /** How many records. */
    public static int records(byte[] b, int at) {
        return Wire.i32(b, at + RECORDS);
    }

    /** The earliest receive time, nanoseconds since 1970 UTC. */
    public static long firstNs(byte[] b, int at) {
        return Wire.i64(b, at + FIRST);
    }

    /** The latest receive time, nanoseconds since 1970 UTC. */
    public static long lastNs(byte[] b, int at) {
        return Wire.i64(b, at + LAST);
    }

    /** Bytes behind the envelope. */
    public static int bytes(byte[] b, int at) {
        return Wire.i32(b, at + BYTES);
    }

    /** The check sum. */
    public static int check(byte[] b, int at) {
        return Wire.i32(b, at + CHECK);
    }
}
