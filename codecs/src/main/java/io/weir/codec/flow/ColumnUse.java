// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which columns the elements of a layout may fill, and which elements a column says all of. Immutable, any thread. */
public final class ColumnUse {
    /** They print a name, a network, or a rate that was chosen, from which the value cannot be told. */
    private static final Set<Column> NAMED =
        Set.of(Column.PROTO, Column.ETYPE, Column.SRC_NET, Column.DST_NET, Column.SAMPLING_RATE);

    private static final Set<Integer> OBSERVED = Set.of(160, 258, 322, 323, 324, 325);
    /** What {@link Corrections} reads besides the rows of the tables: IANA's elements, and the columns they fill. */
    private static final Map<Column, Set<Integer>> CORRECTIONS = Map.of(
        Column.SAMPLING_RATE, Set.of(34, 48, 50, 302, 305, 306, 309, 310, 311),
        Column.TIME_FLOW_START_NS, OBSERVED, Column.TIME_FLOW_END_NS, OBSERVED,
        Column.BYTES, Set.of(23, 85, 231, 352), Column.PACKETS, Set.of(24, 86, 298));

    private final List<List<Column>> columns;
    private final List<List<Column>> own;

    private ColumnUse(Layout layout, Protocol protocol, boolean correct) {
        List<List<Use>> uses = new ArrayList<>();
        Map<Column, Integer> fields = new HashMap<>();
        for (int field = 0; field < layout.fieldCount(); field++) {
            uses.add(field < layout.scopeCount() || layout.length(field) == 0 ? List.of()
                : uses(layout.enterprise(field), layout.id(field), protocol, correct));
            uses.get(field).stream().map(Use::column).distinct().forEach(each -> fields.merge(each, 1, Integer::sum));
        }
        boolean pairs = correct && CounterFields.of(layout) != null;
        boolean framed = FrameElements.in(layout);
        own = new ArrayList<>();
        for (int field = 0; field < layout.fieldCount(); field++) {
            int length = layout.length(field);
            own.add(uses.get(field).stream().filter(each -> !framed && fields.get(each.column()) == 1
                && !(pairs && isCounter(each.column())) && each.isExact(length)).map(Use::column).toList());
        }
        columns = uses.stream().map(each -> each.stream().map(Use::column).distinct().toList()).toList();
    }

    /** A column that an element may fill, and how. */
    private record Use(Column column, Step step) {
        /**
         * Whether an element of so many bytes can be told from what the column holds. Where an address is second choice
         * the column does not tell a prefix from an address, and is empty for zeros.
         */
        boolean isExact(int length) {
            return switch (step) {
                case NUMBER -> 8 * length <= column.bits() && !NAMED.contains(column);
                case TCP_FLAGS -> length == 1;
                case ADDRESS_IPV4 -> length == 4;
                case ADDRESS_IPV6 -> length == 16;
                case HOP -> length == 4 || length == 16;
                case SECONDS -> length == 4;
                case MILLISECONDS, NTP -> length == 8;
                default -> false;
            };
        }
    }

    /** That of a layout whose records come in {@code protocol}; {@code correct} as in {@link Binding#of}. */
    public static ColumnUse of(Layout layout, Protocol protocol, boolean correct) {
        return new ColumnUse(layout, protocol, correct);
    }

    private static List<Use> uses(long enterprise, int id, Protocol protocol, boolean correct) {
        List<Use> uses = new ArrayList<>();
        for (BindingTable.Row row : BindingTable.STANDARD.rows(enterprise, id)) {
            if (row.applies(protocol, correct)) {
                uses.add(new Use(row.column(), row.step()));
                if (row.step() == Step.ICMP) {
                    uses.add(new Use(Column.ICMP_CODE, row.step()));
                }
            }
        }
        for (ChoiceTable.Row row : correct ? ChoiceTable.STANDARD.rows(enterprise, id) : List.<ChoiceTable.Row>of()) {
            if (row.applies(protocol)) {
                uses.add(new Use(row.column(), row.step()));
            }
        }
        return uses;
    }

    /**
     * The columns that an element may fill in a layout of whatever others, those included that the user maps it to;
     * not in options data.
     *
     * @param id as in a layout: in v9, that of an enterprise's element may be the number that v9 has for it
     * @param correct as in {@link #of}
     */
    public static Set<Column> ofElement(long enterprise, int id, Protocol protocol, boolean correct, Mapping mapping) {
        Set<Column> columns = new LinkedHashSet<>();
        uses(enterprise, id, protocol, correct).forEach(each -> columns.add(each.column()));
        CORRECTIONS.forEach((column, ids) -> {
            if (enterprise == 0 && correct && ids.contains(id)) {
                columns.add(column);
            }
        });
        Mapping.Target target = mapping.target(protocol, enterprise, id);
        if (target != null) {
            columns.add(target.column());
        }
        return columns;
    }

    private static boolean isCounter(Column column) {
        return column == Column.BYTES || column == Column.PACKETS;
    }

    /** The columns that field {@code i} of the layout may fill; none for scopes and for fields of no length. */
    public List<Column> columns(int i) {
        return Collections.unmodifiableList(columns.get(i));
    }

    /** The columns that hold the value of field {@code i} as it was sent, and nothing else ever. */
    public List<Column> own(int i) {
        return Collections.unmodifiableList(own.get(i));
    }
}
