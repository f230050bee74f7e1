// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.text;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What may reach a terminal or a line of the log as it is, and how the rest is shown. A terminal obeys control
 * characters: they retitle it, hide text, or type for the user. The one place that knows which; any thread.
 *
 * <p>The rest is shown as JSON would, so that a line of JSON stays one with the same meaning.
 */
public final class SafeText {
    private SafeText() {
    }

    /** Whether a character is shown as it is: no control or format character, and no blank but the space. */
    public static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> c == ' ' || !Character.isSpaceChar(c);
        };
    }

    /** A text that stays within its line, whatever is in it: ends of lines are shown, too. */
    public static String line(String text) {
        if (text.codePoints().allMatch(SafeText::isPrintable)) {
            return text;
        }
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> append(line, c));
        return line.toString();
    }

    /** Some bytes of text, with ends of lines and tabs as they are. */
    public static byte[] lines(byte[] bytes, int at, int length) {
        SafeBytes safe = new SafeBytes();
        safe.add(bytes, at, length);
        safe.end();
        return safe.take();
    }

    /**
     * A stream for people, in UTF-8: ends of lines and tabs pass, other characters that are not printable do not.
     *
     * @param to where it leads, such as the process's own stdout
     */
    public static PrintStream stream(OutputStream to) {
        return new SafeStream(to);
    }

    /** The stream behind one that {@link #stream} made, for what must move a cursor; another stream is its own. */
    public static PrintStream behind(PrintStream stream) {
        return stream instanceof SafeStream safe ? safe.behind() : stream;
    }

    static void append(StringBuilder to, int c) {
        if (isPrintable(c)) {
            to.appendCodePoint(c);
        } else if (c == '\n') {
            to.append("\\n");
        } else if (c == '\t') {
            to.append("\\t");
        } else {
            for (char unit : Character.toChars(c)) {
                to.append(String.format("\\u%04x", (int) unit));
            }
        }
    }

    static byte[] shown(int c) {
        StringBuilder shown = new StringBuilder();
        append(shown, c);
        return shown.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The character that these bytes are in UTF-8, or -1. */
    static int character(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), Arrays.copyOf(bytes, length))
            ? text.codePointAt(0) : -1;
    }
}
