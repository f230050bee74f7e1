// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

/**
 * What a flag's value looks like and becomes; immutable.
 *
 * @param <T> what the text is turned into
 * @param valueName stands for the value in the help, such as {@code URL}; empty for a switch
 * @param parser turns the text into the value
 */
public record FlagType<T>(String valueName, Parser<T> parser) {
    /** A switch: it needs no value, and one only after an equals sign, in Go's words for booleans. */
    public static final FlagType<Boolean> SWITCH = new FlagType<>("", GoValues::bool);

    /** Whether the flag stands alone: the next word is never its value. */
    public boolean isSwitch() {
        return valueName.isEmpty();
    }

    /** Whether the value is a list: texts separated by commas, which a configuration file may write as a list. */
    public boolean isList() {
        return valueName.contains("[,");
    }

    /**
     * Turns a text into a value.
     *
     * @param <T> the value's type
     */
    @FunctionalInterface
    public interface Parser<T> {
        /** The value, never null; may be called several times. */
        T parse(String text) throws BadValueException;
    }
}
