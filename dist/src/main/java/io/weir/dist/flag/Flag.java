// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

/**
 * A flag of the command line, which is also a key of the configuration file and a variable; immutable.
 *
 * @param <T> type of its value
 * @param name without the leading hyphen
 * @param type what its value looks like
 * @param defaultText the value when the flag is not given, as the user would write it; must parse
 * @param help one line
 * @param isSecret whether its value is never shown
 */
public record Flag<T>(String name, FlagType<T> type, String defaultText, String help, boolean isSecret) {
    /** What is shown instead of a secret. */
    public static final String HIDDEN = "(hidden)";

    /** A flag whose value may be shown. */
    public Flag(String name, FlagType<T> type, String defaultText, String help) {
        this(name, type, defaultText, help, false);
    }

    /** The same flag with a value that is never shown. */
    public Flag<T> asSecret() {
        return new Flag<>(name, type, defaultText, help, true);
    }

    /** The value when the flag is not given. */
    public T defaultValue() {
        try {
            return type.parser().parse(defaultText);
        } catch (BadValueException e) {
            throw new IllegalStateException("default of -" + name + ": " + e.getMessage(), e);
        }
    }
}
