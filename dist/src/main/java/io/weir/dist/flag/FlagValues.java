// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import java.util.HashMap;
import java.util.Map;

/** What the user gave, and defaults for the rest; immutable. */
public final class FlagValues {
    private final Map<String, Given> given;

    FlagValues(Map<String, Given> given) {
        this.given = Map.copyOf(given);
    }

    /** The value of a flag, never null. */
    @SuppressWarnings("unchecked") // The parser put in what the flag's own type made.
    public <T> T value(Flag<T> flag) {
        Given value = given.get(flag.name());
        return value == null ? flag.defaultValue() : (T) value.value();
    }

    /** Whether the user gave the flag, be it with its default. */
    public boolean isGiven(Flag<?> flag) {
        return given.containsKey(flag.name());
    }

    /** The value as the user wrote it, or the default's text. */
    public String text(Flag<?> flag) {
        Given value = given.get(flag.name());
        return value == null ? flag.defaultText() : value.text();
    }

    /** Where the user gave the flag, for people, such as {@code weir.yaml:3}; null if it has its default. */
    public String origin(Flag<?> flag) {
        Given value = given.get(flag.name());
        return value == null ? null : value.origin();
    }

    /** Whether some flag has this value, as written. */
    public boolean hasText(String text) {
        return given.values().stream().anyMatch(each -> each.text().equals(text));
    }

    /** These values, and those of {@code lower} for flags that are not given here. */
    public FlagValues over(FlagValues lower) {
        Map<String, Given> both = new HashMap<>(lower.given);
        both.putAll(given);
        return new FlagValues(both);
    }
}
