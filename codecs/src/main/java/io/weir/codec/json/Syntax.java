// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

/** How fields are put together to a line. */
public enum Syntax {
    /** An object without blanks. */
    JSON("{", "}", ",", ":", "\""),
    /** {@code name=value}, separated by blanks, as goflow2's {@code -format=text}. */
    TEXT("", "", " ", "=", "");

    private final String opening;
    private final String closing;
    private final String separator;
    private final String sign;
    private final String quote;

    Syntax(String opening, String closing, String separator, String sign, String quote) {
        this.opening = opening;
        this.closing = closing;
        this.separator = separator;
        this.sign = sign;
        this.quote = quote;
    }

    String opening() {
        return opening;
    }

    String closing() {
        return closing;
    }

    String separator() {
        return separator;
    }

    /** A field's name and what stands between it and the value. */
    String label(String name) {
        return this == JSON ? quote + Strings.escaped(name) + quote + sign : name + sign;
    }

    /** What stands around text. */
    String quote() {
        return quote;
    }
}
