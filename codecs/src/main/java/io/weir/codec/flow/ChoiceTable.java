// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.table.TableFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** choices.csv: which elements may fill a column with the right values, the best first. Immutable. */
final class ChoiceTable {
    static final ChoiceTable STANDARD = new ChoiceTable();

    private final Map<Long, List<Row>> rows = new HashMap<>();

    /** {@code only} tells the protocols that it is for; the smaller the {@code rank} the better. */
    record Row(Predicate<Protocol> only, Column column, Step step, int rank) {
        boolean applies(Protocol protocol) {
            return only.test(protocol);
        }
    }

    private ChoiceTable() {
        Map<String, Column> names = BindingTable.columns();
        int rank = 0;
        for (String line : TableFile.lines(ChoiceTable.class, "choices.csv")) {
            String[] cells = line.split(",");
            Column column = names.get(cells[0]);
            List<Row> ofElement = rows.computeIfAbsent(BindingTable.key(cells[1]), id -> new ArrayList<>());
            ofElement.add(new Row(BindingTable.only(cells[2]), column, Step.valueOf(cells[3]), rank++));
        }
    }

    /** The rows of an element, enterprise 0 for IANA's; empty if it is no choice for any column. */
    List<Row> rows(long enterprise, int id) {
        return rows.getOrDefault(BindingTable.key(enterprise, id), List.of());
    }
}
