// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Big-endian access to bytes as they stand on the wire: the only place that reads or writes them as numbers.
 *
 * <p>No method checks more than the array's own bounds; callers check lengths before they read. Stateless, any thread.
 */
public final class Wire {
    private static final VarHandle SHORT = handle(short[].class);
    private static final VarHandle INT = handle(int[].class);
    private static final VarHandle LONG = handle(long[].class);

    private Wire() {
    }

    private static VarHandle handle(Class<?> view) {
        return MethodHandles.byteArrayViewVarHandle(view, ByteOrder.BIG_ENDIAN);
    }

    /** The unsigned byte at {@code at}, 0 to 255. */
    public static int u8(byte[] b, int at) {
        return b[at] & 0xff;
    }

    /** The unsigned 16-bit number at {@code at}, 0 to 65,535. */
    public static int u16(byte[] b, int at) {
        return (short) SHORT.get(b, at) & 0xffff;
    }

    /** The unsigned 32-bit number at {@code at}, 0 to 4,294,967,295. */
    public static long u32(byte[] b, int at) {
        return (int) INT.get(b, at) & 0xffff_ffffL;
    }

    /** The 32 bits at {@code at} as a signed number. */
    public static int i32(byte[] b, int at) {
        return (int) INT.get(b, at);
    }

    /** The 64 bits at {@code at}; read it as unsigned where the field is. */
    public static long i64(byte[] b, int at) {
        return (long) LONG.get(b, at);
    }

    /**
     * The unsigned number in {@code length} bytes at {@code at}.
     *
     * @param length 0 to 8; 0 gives 0
     */
    public static long uint(byte[] b, int at, int length) {
        return switch (length) {
            case 1 -> u8(b, at);
            case 2 -> u16(b, at);
            case 4 -> u32(b, at);
            case 8 -> i64(b, at);
            default -> odd(b, at, length);
        };
    }

    private static long odd(byte[] b, int at, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | b[at + i] & 0xff;
        }
        return value;
    }

    /** Writes the low 8 bits of {@code value}. */
    public static void put8(byte[] b, int at, int value) {
        b[at] = (byte) value;
    }

    /** Writes the low 16 bits of {@code value}. */
    public static void put16(byte[] b, int at, int value) {
        SHORT.set(b, at, (short) value);
    }

    /** Writes the low 32 bits of {@code value}. */
    public static void put32(byte[] b, int at, long value) {
        INT.set(b, at, (int) value);
    }

    /** Writes all 64 bits of {@code value}. */
    public static void put64(byte[] b, int at, long value) {
        LONG.set(b, at, value);
    }

    /** Where the zero bytes begin that end a set: {@code end} if there are none, {@code from} if all are zero. */
    public static int startOfPadding(byte[] b, int from, int end) {
        int at = end;
        while (at > from && b[at - 1] == 0) {
            at--;
        }
        return at;
    }

    /** True if {@code length} bytes from {@code at} on are all zero; true for none. */
    public static boolean zero(byte[] b, int at, int length) {
        int any = 0;
        for (int i = 0; i < length; i++) {
            any |= b[at + i];
        }
        return any == 0;
    }
}
