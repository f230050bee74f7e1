// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import java.util.Map;

/** What the user gave, and defaults for the rest; immutable. */
public final class FlagValues {
    private final Map<String, Object> given;

    FlagValues(Map<String, Object> given) {
        this.given = Map.copyOf(given);
    }

    /** The value of a flag, never null. */
    @SuppressWarnings("unchecked") // The parser put in what the flag's own type made.
    public <T> T value(Flag<T> flag) {
        Object value = given.get(flag.name());
        return value == null ? flag.defaultValue() : (T) value;
    }

    /** Whether the user gave the flag, be it with its default. */
    public boolean isGiven(Flag<?> flag) {
        return given.containsKey(flag.name());
    }
}
