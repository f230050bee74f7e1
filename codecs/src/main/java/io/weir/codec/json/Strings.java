// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import java.nio.charset.StandardCharsets;

/**
 * Writes bytes that a user wants to read as text. Each method gives the offset behind what it wrote.
 *
 * <p>goflow2 writes them into its line as they are and checks the line afterwards: what breaks the line is lost there.
 * What does not, prints here as it does there; what does is escaped.
 */
public final class Strings {
    /** The most bytes that a byte becomes. */
    static final int MOST = 6;

    private static final int DELETE = 0x7f;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REPLACEMENT = "\\ufffd".getBytes(StandardCharsets.US_ASCII);

    private Strings() {
    }

    /** A name as the inside of a JSON string. */
    static String escaped(String name) {
        byte[] from = name.getBytes(StandardCharsets.UTF_8);
        byte[] to = new byte[MOST * from.length + Words.SLACK];
        return new String(to, 0, json(to, 0, from, 0, from.length), StandardCharsets.UTF_8);
    }

    /** Without the zeros that fill up a field of fixed length. */
    static int length(byte[] from, int offset, int length) {
        int end = length;
        while (end > 0 && from[offset + end - 1] == 0) {
            end--;
        }
        return end;
    }

    /** As the inside of a JSON string: what is no UTF-8 is replaced. */
    public static int json(byte[] to, int at, byte[] from, int offset, int length) {
        int next = at;
        int end = offset + length;
        for (int i = offset; i < end;) {
            int bytes = Utf8.sequence(from, i, end);
            if (bytes == 1) {
                next = escape(to, next, from[i]);
            } else if (bytes == 0) {
                System.arraycopy(REPLACEMENT, 0, to, next, REPLACEMENT.length);
                next += REPLACEMENT.length;
            } else {
                next = sequence(to, next, from, i, bytes);
            }
            i += Math.max(1, bytes);
        }
        return next;
    }

    /** As goflow2 prints it in JSON; as {@link #json} where its line would be broken. */
    static int jsonAsGoflow2(byte[] to, int at, byte[] from, int offset, int length) {
        int next = at;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            byte each = from[i];
            if (each == '\\') {
                int bytes = escapeSequence(from, i, end);
                if (bytes == 0) {
                    return json(to, at, from, offset, length(from, offset, length));
                }
                System.arraycopy(from, i, to, next, bytes);
                next += bytes;
                i += bytes - 1;
            } else if (each == '"' || each >= 0 && each < ' ') {
                return json(to, at, from, offset, length(from, offset, length));
            } else if (isLineSeparator(from, i, end)) {
                next = sequence(to, next, from, i, 3);
                i += 2;
            } else {
                next = each == '<' || each == '>' || each == '&' ? unicode(to, next, each) : plain(to, next, each);
            }
        }
        return next;
    }

    /** In a line of text: as it is, but for bytes that would end the line or hide in it. */
    static int text(byte[] to, int at, byte[] from, int offset, int length) {
        int next = at;
        for (int i = offset; i < offset + length; i++) {
            boolean control = from[i] >= 0 && from[i] < ' ';
            next = control ? escape(to, next, from[i])
                : from[i] == DELETE ? unicode(to, next, DELETE) : plain(to, next, from[i]);
        }
        return next;
    }

    /** In a line of text as goflow2 prints it: as it is. */
    static int textAsGoflow2(byte[] to, int at, byte[] from, int offset, int length) {
        System.arraycopy(from, offset, to, at, length);
        return at + length;
    }

    /** In hexadecimal. */
    static int hex(byte[] to, int at, byte[] from, int offset, int length) {
        for (int i = 0; i < length; i++) {
            to[at + 2 * i] = HEX[from[offset + i] >> 4 & 0xf];
            to[at + 2 * i + 1] = HEX[from[offset + i] & 0xf];
        }
        return at + 2 * length;
    }

    private static int plain(byte[] to, int at, byte each) {
        to[at] = each;
        return at + 1;
    }

    private static int escape(byte[] to, int at, byte each) {
        int letter = switch (each) {
            case '"', '\\' -> each;
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case '\b' -> 'b';
            case '\f' -> 'f';
            default -> 0;
        };
        if (letter != 0) {
            to[at] = '\\';
            to[at + 1] = (byte) letter;
            return at + 2;
        }
        boolean ascii = each >= ' ' && each != '<' && each != '>' && each != '&';
        return ascii ? plain(to, at, each) : unicode(to, at, each);
    }

    private static int unicode(byte[] to, int at, int character) {
        to[at] = '\\';
        to[at + 1] = 'u';
        for (int i = 0; i < 4; i++) {
            to[at + 2 + i] = HEX[character >> 12 - 4 * i & 0xf];
        }
        return at + 6;
    }

    /** goflow2 escapes U+2028 and U+2029, which end a line in JavaScript. */
    private static int sequence(byte[] to, int at, byte[] from, int offset, int bytes) {
        if (isLineSeparator(from, offset, offset + bytes)) {
            return unicode(to, at, 0x2000 | from[offset + 2] & 0x3f);
        }
        System.arraycopy(from, offset, to, at, bytes);
        return at + bytes;
    }

    private static boolean isLineSeparator(byte[] from, int at, int end) {
        return end - at >= 3 && from[at] == (byte) 0xe2 && from[at + 1] == (byte) 0x80
            && (from[at + 2] & 0xfe) == 0xa8;
    }

    /** Bytes of the JSON escape at a backslash; 0 if there is none. */
    private static int escapeSequence(byte[] from, int at, int end) {
        if (end - at < 2) {
            return 0;
        }
        if (from[at + 1] != 'u') {
            return "\"\\/bfnrt".indexOf(from[at + 1]) >= 0 ? 2 : 0;
        }
        for (int i = 2; i < 6; i++) {
            if (at + i >= end || Character.digit(from[at + i], 16) < 0) {
                return 0;
            }
        }
        return 6;
    }
}
