// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

import io.weir.codec.wire.Wire;
import java.io.IOException;
import java.io.InputStream;

/** A window on a stream of any length: makes the next bytes available in one array, in the file's byte order. */
final class CaptureInput {
    /** The longest record or block that is looked into; no capture tool writes longer packets. */
    static final int LIMIT = 1 << 20;
    private static final int FIRST = 1 << 17;

    private final InputStream in;
    private byte[] window = new byte[FIRST];
    private long windowOffset;
    private int at;
    private int end;
    private boolean little;

    CaptureInput(InputStream in) {
        this.in = in;
    }

    /** True if {@code count} more bytes are there; they start at {@link #at()}. At most {@link #LIMIT}. */
    boolean need(int count) throws IOException {
        if (end - at >= count) {
            return true;
        }
        byte[] wanted = count <= window.length ? window : new byte[LIMIT];
        System.arraycopy(window, at, wanted, 0, end - at);
        window = wanted;
        windowOffset += at;
        end -= at;
        at = 0;
        while (end < count) {
            int got = in.read(window, end, window.length - end);
            if (got < 0) {
                return false;
            }
            end += got;
        }
        return true;
    }

    /** True if nothing follows. */
    boolean atEnd() throws IOException {
        return !need(1);
    }

    /** Passes over bytes; false if the file ends before. */
    boolean skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            if (!need(1)) {
                return false;
            }
            int step = (int) Math.min(left, end - at);
            at += step;
            left -= step;
        }
        return true;
    }

    byte[] array() {
        return window;
    }

    int at() {
        return at;
    }

    /** Bytes of the file before {@link #at()}. */
    long offset() {
        return windowOffset + at;
    }

    void littleEndian(boolean isLittle) {
        little = isLittle;
    }

    boolean littleEndian() {
        return little;
    }

    /** The unsigned 16 bits {@code ahead} bytes after {@link #at()}; those bytes must have been needed. */
    int u16(int ahead) {
        int value = Wire.u16(window, at + ahead);
        return little ? (value & 0xff) << 8 | value >>> 8 : value;
    }

    /** The unsigned 32 bits {@code ahead} bytes after {@link #at()}. */
    long u32(int ahead) {
        int value = Wire.i32(window, at + ahead);
        return (little ? Integer.reverseBytes(value) : value) & 0xffff_ffffL;
    }

    /** One byte {@code ahead} of {@link #at()}. */
    int u8(int ahead) {
        return Wire.u8(window, at + ahead);
    }
}
