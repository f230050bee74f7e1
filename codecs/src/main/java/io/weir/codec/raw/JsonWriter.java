// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import io.weir.codec.json.Addresses;
import io.weir.codec.json.Dates;
import io.weir.codec.json.Digits;
import io.weir.codec.json.Strings;
import io.weir.codec.json.Utf8;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON as far as there is room, and counts on behind it: so its user learns how much room would suffice. Commas
 * come by themselves. One thread; allocates nothing.
 */
final class JsonWriter {
    /** More is no output any more, and nobody has room for it: what is written is given up. */
    private static final int MOST = 1 << 24;
    private static final int TOO_LARGE = -(1 << 30);
    private static final byte[] BASE64 =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(StandardCharsets.US_ASCII);

    private final byte[] scratch = new byte[64];
    private byte[] to;
    private int limit;
    private long start;
    private long at;
    private boolean comma;

    /** Begins to write into {@code array} from {@code from} on. */
    void begin(byte[] array, int from, int end) {
        to = array;
        limit = end;
        start = from;
        at = from;
        comma = false;
    }

    /** Bytes written, or the negative of the room that would suffice. */
    int result() {
        return isTooLarge() ? TOO_LARGE : at <= limit ? (int) (at - start) : -(int) (at - start);
    }

    /** Whether no room suffices: it need not be written to the end. */
    boolean isTooLarge() {
        return at - start > MOST;
    }

    /** Where it is, to come {@link #back} to. */
    long mark() {
        return at << 1 | (comma ? 1 : 0);
    }

    /** Forgets what was written since. */
    void back(long mark) {
        at = mark >> 1;
        comma = (mark & 1) != 0;
    }

    void open(char bracket) {
        separate();
        put((byte) bracket);
        comma = false;
    }

    void close(char bracket) {
        put((byte) bracket);
        comma = true;
    }

    /** A member's name; its value comes next. */
    void name(String name) {
        separate();
        put((byte) '"');
        ascii(name);
        put((byte) '"');
        put((byte) ':');
        comma = false;
    }

    void number(String name, long value) {
        name(name);
        number(value);
    }

    /** An unsigned number. */
    void number(long value) {
        separate();
        copy(scratch, 0, Digits.number(scratch, 0, value));
    }

    void bool(String name, boolean value) {
        name(name);
        separate();
        ascii(value ? "true" : "false");
    }

    void none() {
        separate();
        ascii("null");
    }

    /** Text that needs no escapes. */
    void text(String name, String value) {
        name(name);
        separate();
        put((byte) '"');
        ascii(value);
        put((byte) '"');
    }

    /** A time in nanoseconds since 1970 UTC. */
    void time(String name, long ns) {
        name(name);
        separate();
        put((byte) '"');
        copy(scratch, 0, Dates.nanoseconds(scratch, 0, ns));
        put((byte) '"');
    }

    /** An address of 4 or 16 bytes, or goflow2's words for none. */
    void address(String name, byte[] bytes, int from, int length) {
        name(name);
        separate();
        put((byte) '"');
        if (length == 0) {
            ascii("invalid IP");
        } else {
            copy(scratch, 0, Addresses.address(scratch, 0, bytes, from, length));
        }
        put((byte) '"');
    }

    void base64(String name, byte[] bytes, int from, int length) {
        name(name);
        base64(bytes, from, length);
    }

    /** Bytes from within an array, which the library's encoder would copy first. */
    void base64(byte[] bytes, int from, int length) {
        separate();
        put((byte) '"');
        for (int i = 0; i < length; i += 3) {
            int left = length - i;
            int three = (bytes[from + i] & 0xff) << 16 | (left > 1 ? (bytes[from + i + 1] & 0xff) << 8 : 0)
                | (left > 2 ? bytes[from + i + 2] & 0xff : 0);
            put(BASE64[three >>> 18]);
            put(BASE64[three >>> 12 & 63]);
            put(left > 1 ? BASE64[three >>> 6 & 63] : (byte) '=');
            put(left > 2 ? BASE64[three & 63] : (byte) '=');
        }
        put((byte) '"');
    }

    /** Text of others. */
    void string(String name, byte[] bytes, int from, int length) {
        name(name);
        separate();
        put((byte) '"');
        for (int i = from; i < from + length;) {
            int character = Math.max(1, Utf8.sequence(bytes, i, from + length));
            copy(scratch, 0, Strings.json(scratch, 0, bytes, i, character));
            i += character;
        }
        put((byte) '"');
    }

    private void separate() {
        if (comma) {
            put((byte) ',');
        }
        comma = true;
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put((byte) text.charAt(i));
        }
    }

    private void copy(byte[] from, int first, int end) {
        for (int i = first; i < end; i++) {
            put(from[i]);
        }
    }

    private void put(byte one) {
        if (at < limit) {
            to[(int) at] = one;
        }
        at++;
    }
}
