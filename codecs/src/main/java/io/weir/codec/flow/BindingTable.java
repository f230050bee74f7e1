// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.table.TableFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** bindings.csv: which element fills which column, by protocol. Immutable. */
final class BindingTable {
    static final BindingTable STANDARD = new BindingTable();

    private final Map<Long, List<Row>> rows = new HashMap<>();

    /** {@code only} tells the protocols that it is for; {@code correctOnly} is not for goflow2's values. */
    record Row(Predicate<Protocol> only, Column column, Step step, boolean correctOnly) {
        boolean applies(Protocol protocol, boolean correct) {
            return (correct || !correctOnly) && only.test(protocol);
        }
    }

    private BindingTable() {
        Map<String, Column> columns = columns();
        for (String line : TableFile.lines(BindingTable.class, "bindings.csv")) {
            String[] cells = line.split(",");
            rows.computeIfAbsent(key(cells[0]), id -> new ArrayList<>())
                .add(new Row(only(cells[1]), columns.get(cells[2]), Step.valueOf(cells[3]), cells.length > 4));
        }
    }

    /** goflow2's columns by their names in JSON. */
    static Map<String, Column> columns() {
        Map<String, Column> columns = new HashMap<>();
        for (Column column : Schema.STANDARD.columns()) {
            columns.put(column.jsonName(), column);
        }
        return columns;
    }

    /** The protocols that a row is for: {@code any}, {@code fixed} for those without templates, or an id. */
    static Predicate<Protocol> only(String word) {
        if (word.equals("any")) {
            return protocol -> true;
        }
        return word.equals("fixed") ? protocol -> !protocol.hasTemplates()
            : Protocol.ofId(Integer.parseInt(word))::equals;
    }

    /** The key of an element, written as its number, or as that of its enterprise, a colon and its own. */
    static long key(String element) {
        int colon = element.indexOf(':');
        return key(colon < 0 ? 0 : Long.parseLong(element.substring(0, colon)),
            Integer.parseInt(element.substring(colon + 1)));
    }

    static long key(long enterprise, int id) {
        return enterprise << Short.SIZE | id;
    }

    /** The rows of an element, enterprise 0 for IANA's; empty if it fills no column. */
    List<Row> rows(long enterprise, int id) {
        return rows.getOrDefault(key(enterprise, id), List.of());
    }
}
