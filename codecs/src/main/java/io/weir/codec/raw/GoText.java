// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

/** Strings as Go's JSON encoder writes them: markup and what is no UTF-8 is escaped, too. */
final class GoText {
    private static final String HEX = "0123456789abcdef";
    private static final String SHORT = "\b\f\n\r\t\"\\";
    private static final String SHORT_NAMES = "bfnrt\"\\";

    private GoText() {
    }

    /** Writes the character at {@code at}; gives its bytes. */
    static int character(JsonWriter out, byte[] bytes, int at, int end) {
        int one = bytes[at] & 0xff;
        if (one < 0x80) {
            ascii(out, (char) one);
            return 1;
        }
        int length = utf8(bytes, at, end);
        if (length == 0) {
            out.ascii("\\ufffd");
            return 1;
        }
        if (length == 3 && one == 0xe2 && (bytes[at + 1] & 0xff) == 0x80 && (bytes[at + 2] & 0xfe) == 0xa8) {
            out.ascii((bytes[at + 2] & 1) == 0 ? "\\u2028" : "\\u2029");
        } else {
            out.copy(bytes, at, at + length);
        }
        return length;
    }

    private static void ascii(JsonWriter out, char one) {
        int named = SHORT.indexOf(one);
        if (named >= 0) {
            out.put((byte) '\\');
            out.put((byte) SHORT_NAMES.charAt(named));
        } else if (one < ' ' || one == '<' || one == '>' || one == '&') {
            out.ascii("\\u00");
            out.put((byte) HEX.charAt(one >> 4));
            out.put((byte) HEX.charAt(one & 0xf));
        } else {
            out.put((byte) one);
        }
    }

    /** Bytes of the character beyond ASCII that starts there; 0 if it is none. */
    private static int utf8(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length == 0 || length > end - at) {
            return 0;
        }
        int code = first & 0xff >> length + 1;
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
            code = code << 6 | bytes[at + i] & 0x3f;
        }
        boolean tooLong = length == 3 && code < 0x800 || length == 4 && code < 0x10000;
        return tooLong || code > 0x10ffff || code >= 0xd800 && code <= 0xdfff ? 0 : length;
    }
}
