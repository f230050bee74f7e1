// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The constant text of a JSON line between its values; a line fits if only values differ. One thread. */
final class LineShape {
    private static final Pattern VALUE = Pattern.compile("(?<=:)(\\d+|\"[^\"]*\"|\\[[^\\]]*\\])");
    /** Places of these values among all: see the order of fields. */
    private static final int SEQUENCE = 2;
    private static final int SAMPLER = 4;

    private final byte[][] pieces;
    private long sequence;
    private long sampler;

    private LineShape(byte[][] pieces) {
        this.pieces = pieces;
    }

    static LineShape of(byte[] line) {
        String text = new String(line, StandardCharsets.US_ASCII);
        List<byte[]> pieces = new ArrayList<>();
        Matcher values = VALUE.matcher(text);
        int from = 0;
        while (values.find()) {
            pieces.add(text.substring(from, values.start()).getBytes(StandardCharsets.US_ASCII));
            from = values.end();
        }
        pieces.add(text.substring(from).getBytes(StandardCharsets.US_ASCII));
        return new LineShape(pieces.toArray(byte[][]::new));
    }

    /** Whether the line from {@code start} to {@code end} has this shape; takes note of its sequence and sampler. */
    boolean fits(byte[] b, int start, int end) {
        int at = start;
        for (int i = 0; i < pieces.length - 1; i++) {
            byte[] piece = pieces[i];
            if (!starts(b, at, end, piece)) {
                return false;
            }
            int value = at + piece.length;
            at = behindValue(b, value, end);
            if (at < 0) {
                return false;
            }
            note(i, b, value, at);
        }
        byte[] last = pieces[pieces.length - 1];
        return end - at == last.length && starts(b, at, end, last);
    }

    private static boolean starts(byte[] b, int at, int end, byte[] piece) {
        return end - at >= piece.length && Arrays.equals(b, at, at + piece.length, piece, 0, piece.length);
    }

    private static int behindValue(byte[] b, int at, int end) {
        if (at < end && b[at] == '"') {
            int quote = find(b, at + 1, end, '"');
            return quote < 0 ? -1 : quote + 1;
        }
        if (at < end && b[at] == '[') {
            int bracket = find(b, at + 1, end, ']');
            return bracket < 0 ? -1 : bracket + 1;
        }
        int digit = at;
        while (digit < end && b[digit] >= '0' && b[digit] <= '9') {
            digit++;
        }
        return digit == at ? -1 : digit;
    }

    private void note(int value, byte[] b, int from, int to) {
        if (value == SEQUENCE) {
            sequence = 0;
            for (int i = from; i < to; i++) {
                sequence = 10 * sequence + b[i] - '0';
            }
        } else if (value == SAMPLER) {
            sampler = 0;
            for (int i = from; i < to; i++) {
                sampler = 31 * sampler + b[i];
            }
        }
    }

    /** Sequence number of the line that fitted last. */
    long sequence() {
        return sequence;
    }

    /** A number for the exporter of the line that fitted last, another for each. */
    long sampler() {
        return sampler;
    }

    static int find(byte[] b, int from, int end, char wanted) {
        for (int i = from; i < end; i++) {
            if (b[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
