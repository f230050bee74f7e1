// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementRegistry;
import io.weir.codec.element.ElementValues;
import io.weir.codec.seeded.SeededMap;
import java.util.Map;

/** The names that IANA gives to values of an element, ready to be copied. Immutable, any thread. */
final class ValueTexts {
    /** By the element's number, as {@link ElementValues} has only IANA's and those of v9. Never changed. */
    private static final SeededMap<ValueTexts> ALL = all();
    private static final byte[] NONE = Words.name("");

    private final SeededMap<byte[]> names = new SeededMap<>();

    private ValueTexts(Map<Long, String> named) {
        named.forEach((value, name) -> names.put(value, Words.name(Strings.escaped(name))));
    }

    private static SeededMap<ValueTexts> all() {
        SeededMap<ValueTexts> all = new SeededMap<>();
        for (Element element : ElementRegistry.all()) {
            if (element.enterprise() == 0 && has(element)) {
                all.put(element.id(), new ValueTexts(ElementValues.of(0, element.id())));
            }
        }
        return all;
    }

    /** Whether values of an element have names; null is an element that nobody knows. */
    static boolean has(Element element) {
        return element != null && !ElementValues.of(element.enterprise(), element.id()).isEmpty();
    }

    /** Those of an element that {@link #has} some, by its number. */
    static ValueTexts of(int id) {
        return ALL.get(id);
    }

    /** Writes the name of a value, nothing if it has none; gives the offset behind it. */
    int put(long value, byte[] to, int at) {
        byte[] name = names.get(value);
        return Words.put(name == null ? NONE : name, to, at);
    }
}
