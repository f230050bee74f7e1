// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.log;

import io.weir.dist.text.SafeText;

/** Quotes as Go's text log does: only what is empty or holds a blank, an equals sign, a quote, a control character. */
final class GoQuote {
    private GoQuote() {
    }

    static void appendTo(StringBuilder to, String text) {
        if (!needsQuotes(text)) {
            to.append(text);
            return;
        }
        to.append('"');
        text.codePoints().forEach(c -> appendEscaped(to, c));
        to.append('"');
    }

    private static boolean needsQuotes(String text) {
        return text.isEmpty()
            || text.codePoints().anyMatch(c ->
                c == '=' || c == '"' || Character.isWhitespace(c) || !SafeText.isPrintable(c));
    }

    private static void appendEscaped(StringBuilder to, int c) {
        switch (c) {
            case '"', '\\' -> to.append('\\').append((char) c);
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> appendOther(to, c);
        }
    }

    private static void appendOther(StringBuilder to, int c) {
        if (SafeText.isPrintable(c)) {
            to.appendCodePoint(c);
        } else if (c < 0x80) {
            to.append(String.format("\\x%02x", c));
        } else {
            to.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
        }
    }
}
