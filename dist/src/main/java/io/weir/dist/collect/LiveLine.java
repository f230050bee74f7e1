// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A terminal whose last line is redrawn in place. Whatever else is written to it comes above that line, so this stands
 * in for stderr as long as it is in use. Any thread.
 */
final class LiveLine extends OutputStream {
    private static final String ERASE = "\r\033[K";
    /** A line wider than the terminal is cut there: wrapped, it could not be erased. */
    private static final String NO_WRAP = "\033[?7l";
    private static final String WRAP = "\033[?7h";

    private final PrintStream terminal;
    private String line = "";
    private boolean midLine;

    LiveLine(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Redraws the line. */
    synchronized void show(String text) {
        line = text;
        if (!midLine) {
            print(ERASE + NO_WRAP + line + WRAP);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        if (length == 0) {
            return;
        }
        if (!midLine) {
            print(ERASE);
        }
        terminal.write(bytes, from, length);
        midLine = bytes[from + length - 1] != '\n';
        show(line);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void flush() {
        terminal.flush();
    }

    /** Leaves the last line as it is; what follows comes below. */
    synchronized void end() {
        if (!line.isEmpty() && !midLine) {
            print("\n");
        }
        line = "";
    }

    private void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        terminal.write(bytes, 0, bytes.length);
        terminal.flush();
    }
}
