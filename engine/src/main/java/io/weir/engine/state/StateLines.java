// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import java.io.IOException;
import java.io.Reader;

/**
 * The lines of a state file, of which no more is read than there is room for: a damaged file, or one of a Weir with far
 * more heap, must not end this one at each start. One thread, one file.
 */
final class StateLines {
    /** The longest line is the definition of a template that fills a datagram: 131,000 digits. */
    private static final int LONGEST = 1 << 18;
    /** About what the objects take that a line becomes, besides its text. */
    private static final int PER_LINE = 150;

    private final Reader from;
    private final char[] read = new char[1 << 13];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;
    private long room;

    /** Lines that take about {@code room} bytes of heap at most when they are understood. */
    StateLines(Reader from, long room) {
        this.from = from;
        this.room = room;
    }

    /**
     * The next line without its end; null where there is none.
     *
     * @throws CorruptStateException if it is too long, or all lines up to here are too much
     */
    String next() throws IOException {
        line.setLength(0);
        while (at < end || fill()) {
            char c = read[at++];
            if (c == '\n') {
                return taken();
            }
            append(c);
        }
        return line.isEmpty() ? null : taken();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = from.read(read);
        return end > 0;
    }

    private void append(char c) throws CorruptStateException {
        if (line.length() == LONGEST) {
            throw new CorruptStateException("it has a line of more than " + LONGEST + " characters", null);
        }
        line.append(c);
    }

    private String taken() throws CorruptStateException {
        room -= line.length() + PER_LINE;
        if (room < 0) {
            throw new CorruptStateException("it has more in it than there is room for; with more heap "
                + "(WEIR_JAVA_OPTS=-Xmx1g) it might be used", null);
        }
        return line.toString();
    }
}
