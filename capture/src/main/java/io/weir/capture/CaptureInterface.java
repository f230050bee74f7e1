// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

/**
 * An interface of a pcapng section.
 *
 * @param link link type
 * @param snapLength most bytes kept of a packet, 0 for all
 * @param resolution time unit as the option has it: 10^-n, with the high bit 2^-n seconds
 * @param offsetSeconds what its times are after 1970
 */
record CaptureInterface(int link, long snapLength, int resolution, long offsetSeconds) {
    static final CaptureInterface UNKNOWN = new CaptureInterface(-1, 0, 6, 0);

    private static final int END = 0;
    private static final int RESOLUTION = 9;
    private static final int OFFSET = 14;
    private static final int MICROS = 6;
    private static final long SECOND = 1_000_000_000;

    /** Reads an interface block of {@code length} bytes, all of which are there. */
    static CaptureInterface read(CaptureInput in, int length) {
        if (length < 20) {
            return UNKNOWN;
        }
        int resolution = MICROS;
        long offset = 0;
        int at = 16;
        while (at + 4 <= length - 4 && in.u16(at) != END) {
            int size = in.u16(at + 2);
            boolean there = at + 4 + size <= length - 4;
            if (there && in.u16(at) == RESOLUTION && size == 1) {
                resolution = in.u8(at + 4);
            } else if (there && in.u16(at) == OFFSET && size == 8) {
                offset = seconds(in, at + 4);
            }
            at += 4 + (size + 3 & ~3);
        }
        return new CaptureInterface(in.u16(8), in.u32(12), resolution, offset);
    }

    private static long seconds(CaptureInput in, int at) {
        int high = in.littleEndian() ? 4 : 0;
        return in.u32(at + high) << 32 | in.u32(at + 4 - high);
    }

    long captured(long original) {
        return snapLength == 0 ? original : Math.min(original, snapLength);
    }

    /** Nanoseconds since 1970 of a time stamp, unsigned in units of the interface. */
    long timeNs(long stamp) {
        int power = resolution & 0x7f;
        return offsetSeconds * SECOND + (resolution > 0x7f ? binary(stamp, power) : decimal(stamp, power));
    }

    private static long decimal(long stamp, int power) {
        long value = stamp;
        for (int i = power; i < 9; i++) {
            value *= 10;
        }
        for (int i = 9; i < power && value != 0; i++) {
            value = Long.divideUnsigned(value, 10);
        }
        return value;
    }

    private static long binary(long stamp, int power) {
        if (power > 63) {
            return 0;
        }
        long seconds = stamp >>> power;
        long fraction = stamp & (1L << power) - 1;
        // 32 bits of fraction are a quarter of a nanosecond, and leave room for the product.
        int drop = Math.max(0, power - 32);
        return seconds * SECOND + ((fraction >>> drop) * SECOND >>> power - drop);
    }
}
