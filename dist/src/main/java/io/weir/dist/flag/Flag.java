// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

/**
 * A flag of the command line; immutable.
 *
 * @param <T> type of its value
 * @param name without the leading hyphen
 * @param type what its value looks like
 * @param defaultText the value when the flag is not given, as the user would write it; must parse
 * @param help one line
 */
public record Flag<T>(String name, FlagType<T> type, String defaultText, String help) {
    /** The value when the flag is not given. */
    public T defaultValue() {
        try {
            return type.parser().parse(defaultText);
        } catch (BadValueException e) {
            throw new IllegalStateException("default of -" + name + ": " + e.getMessage(), e);
        }
    }
}
