// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.element;

import io.weir.codec.table.TableFile;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What values of elements mean where IANA numbers them: 1 of flowEndReason is an idle timeout. The protocols of
 * protocolIdentifier are not here: they are a table of the JSON. Immutable, any thread; read when first asked for.
 */
public final class ElementValues {
    private static final class Holder {
        static final Map<Integer, Map<Long, String>> NAMES = read();
    }

    private ElementValues() {
    }

    private static Map<Integer, Map<Long, String>> read() {
        Map<Integer, Map<Long, String>> names = new HashMap<>();
        for (String line : TableFile.lines(ElementValues.class, "values.csv")) {
            String[] cells = line.split(",", -1);
            names.computeIfAbsent(Integer.valueOf(cells[0]), id -> new HashMap<>())
                .put(Long.valueOf(cells[1]), cells[2]);
        }
        return names;
    }

    /** The values of an element that have a name, in no order; empty if none has. One may keep it for a layout. */
    public static Map<Long, String> of(long enterprise, int id) {
        boolean ianas = enterprise == 0 || enterprise == ElementRegistry.REVERSE;
        Map<Long, String> names = ianas ? Holder.NAMES.get(id) : null;
        return names == null ? Map.of() : Collections.unmodifiableMap(names);
    }

    /**
     * The name of a value.
     *
     * @return null if it has none
     */
    public static String name(Element element, long value) {
        return of(element.enterprise(), element.id()).get(value);
    }
}
