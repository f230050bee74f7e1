// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 byte by byte, however it is cut, and keeps what may be shown of it. One thread. */
final class SafeBytes {
    private final ByteArrayOutputStream safe = new ByteArrayOutputStream();
    private final byte[] held = new byte[4];
    private int count;
    private int wanted;

    void add(byte[] bytes, int at, int length) {
        for (int i = at; i < at + length; i++) {
            add(bytes[i]);
        }
    }

    private void add(byte b) {
        if (count > 0 && (b & 0xc0) != 0x80) {
            end();
        }
        if (b >= 0) {
            ascii(b);
            return;
        }
        if (count == 0) {
            wanted = length(b & 0xff);
        }
        held[count++] = b;
        if (count >= wanted) {
            whole();
        }
    }

    private void ascii(byte b) {
        if (b == '\n' || b == '\t' || SafeText.isPrintable(b)) {
            safe.write(b);
        } else {
            safe.writeBytes(SafeText.shown(b));
        }
    }

    /** Bytes of a character that begins so; 1 for what begins none. */
    private static int length(int first) {
        return first < 0xc2 || first > 0xf4 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    }

    private void whole() {
        int c = SafeText.character(held, count);
        if (c < 0) {
            end();
        } else {
            safe.writeBytes(SafeText.shown(c));
            count = 0;
        }
    }

    /** What was begun goes on no more: each of its bytes is shown. A terminal may read them as eight-bit controls. */
    void end() {
        for (int i = 0; i < count; i++) {
            String shown = String.format("\\u%04x", held[i] & 0xff);
            safe.writeBytes(shown.getBytes(StandardCharsets.US_ASCII));
        }
        count = 0;
    }

    /** What is safe so far; gone from here then. */
    byte[] take() {
        byte[] taken = safe.toByteArray();
        safe.reset();
        return taken;
    }
}
