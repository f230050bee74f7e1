// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a layout that may fill one column, and the one that goflow2 takes: it has the last. Immutable.
 *
 * @param column what they fill
 * @param worstFirst the fields in the order in which they are read: each replaces those before unless it is zero;
 *     those of a list as its items
 * @param end the last of its fields: behind it the column is filled
 * @param goflow2Field index of the field that goflow2 takes, -1 if it reads none of them
 * @param goflow2Step what goflow2 makes of it; null for none
 */
record Choice(Column column, List<Candidate> worstFirst, int end, int goflow2Field, Step goflow2Step) {

    /** A field and what becomes of it; the smaller the {@code rank} the better. */
    record Candidate(int field, Step step, int rank) {
    }

    /** Those of a layout. */
    static List<Choice> of(Layout layout, Protocol protocol) {
        boolean events = FirewallEvents.in(layout, protocol);
        Map<Column, List<Candidate>> found = new LinkedHashMap<>();
        for (int field = layout.scopeCount(); field < layout.fieldCount(); field++) {
            if (layout.length(field) != 0) {
                for (ChoiceTable.Row row : ChoiceTable.STANDARD.rows(layout.enterprise(field), layout.id(field))) {
                    if (row.applies(protocol) && !(events && isTime(row.column()))) {
                        found.computeIfAbsent(row.column(), column -> new ArrayList<>())
                            .add(new Candidate(field, row.step(), row.rank()));
                    }
                }
            }
        }
        return found.entrySet().stream().map(each -> of(layout, protocol, each.getKey(), each.getValue())).toList();
    }

    private static Choice of(Layout layout, Protocol protocol, Column column, List<Candidate> candidates) {
        int taken = -1;
        Step step = null;
        for (Candidate each : candidates) {
            int field = each.field();
            for (BindingTable.Row row : BindingTable.STANDARD.rows(layout.enterprise(field), layout.id(field))) {
                if (isOf(column, row) && row.applies(protocol, false)) {
                    taken = field;
                    step = row.step();
                }
            }
        }
        List<Candidate> inOrder = new ArrayList<>(candidates);
        Comparator<Candidate> bestFirst = Comparator.comparing(Candidate::rank);
        inOrder.sort(column.kind().isList() ? bestFirst : bestFirst.reversed());
        int end = candidates.get(candidates.size() - 1).field();
        return new Choice(column, List.copyOf(inOrder), end, taken, step);
    }

    /** goflow2's step for ICMP fills both columns. */
    private static boolean isOf(Column column, BindingTable.Row row) {
        return row.column() == column || row.step() == Step.ICMP && column == Column.ICMP_CODE;
    }

    private static boolean isTime(Column column) {
        return column == Column.TIME_FLOW_START_NS || column == Column.TIME_FLOW_END_NS;
    }

    /** Whether there is nothing to choose: what is read is what goflow2 reads, or items of a list. */
    boolean isPlain() {
        return column.kind().isList() || worstFirst.size() == 1 && goflow2Field >= 0;
    }

    /** What is needed once the steps are made. */
    Choice settled() {
        return new Choice(column, List.of(), end, goflow2Field, goflow2Step);
    }

    /** Why the column may have another value than goflow2's. */
    Rule rule() {
        if (isTime(column)) {
            return Rule.ABSOLUTE_TIMES;
        }
        return goflow2Field < 0 ? Rule.OTHER_ELEMENT : Rule.UNSET;
    }
}
