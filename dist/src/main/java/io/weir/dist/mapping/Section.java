// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import java.util.List;
import java.util.Map;

/** A part of the file that has known keys: others are told of, as they have no effect. */
final class Section {
    private final Item item;
    private final Map<String, Item> entries;

    /** The keys of {@code item}; {@code path} is what leads to it, such as {@code sflow.mapping}. */
    Section(Item item, String path, Notes notes, String... known) throws MappingException {
        this.item = item;
        this.entries = item.entries();
        List<String> keys = List.of(known);
        entries.forEach((key, value) -> {
            if (!keys.contains(key)) {
                notes.unknown(value.line(), "key " + (path.isEmpty() ? "" : path + ".") + key, key, keys);
            }
        });
    }

    int line() {
        return item.line();
    }

    /** The line of a value, or that of the section if it is not there. */
    int line(String key) {
        return get(key).line();
    }

    Item get(String key) {
        return entries.getOrDefault(key, new Item(null, item.line()));
    }

    String text(String key) throws MappingException {
        return get(key).text();
    }

    long number(String key, long least, long most) throws MappingException {
        return get(key).number(least, most);
    }

    boolean bool(String key) throws MappingException {
        return get(key).bool();
    }
}
