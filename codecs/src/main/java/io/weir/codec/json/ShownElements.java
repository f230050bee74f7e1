// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.element.Element;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.ColumnUse;
import io.weir.codec.flow.Mapping;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which fields of a line each element of a template may fill. Immutable, any thread. */
public final class ShownElements {
    /** In goflow2's line of right values. */
    public static final ShownElements STANDARD = new ShownElements(Fields.STANDARD, Mapping.NONE, true);

    private final Fields fields;
    private final Mapping mapping;
    private final boolean correct;

    /**
     * Those of a line.
     *
     * @param fields what a line has
     * @param mapping what elements fill beside the columns that they stand for
     * @param correct as in {@link ColumnUse#of}
     */
    public ShownElements(Fields fields, Mapping mapping, boolean correct) {
        this.fields = fields;
        this.mapping = mapping;
        this.correct = correct;
    }

    /** Whether every element is shown. */
    public boolean hasAll() {
        return fields.hasOthers();
    }

    /** Whether field {@code i} of a template is to be shown: it has a value, and is neither a scope nor padding. */
    public static boolean hasValue(Layout layout, int i) {
        return i >= layout.scopeCount() && layout.length(i) != 0
            && !(layout.enterprise(i) == 0 && layout.id(i) == LayoutElements.PADDING);
    }

    /** The fields of a line that an element may fill, in their order, by what they are called; empty for none. */
    public List<String> of(long enterprise, int id, Protocol protocol) {
        Set<Column> columns = ColumnUse.ofElement(enterprise, id, protocol, correct, mapping);
        List<String> labels = new ArrayList<>();
        for (Fields.Field each : fields.all()) {
            boolean element = each.isElement() && LayoutElements.isSame(each.enterprise(), each.id(), enterprise, id);
            if (element || columns.stream().anyMatch(column -> prints(each, column))) {
                labels.add(each.label());
            }
        }
        if (fields.hasOthers() && labels.isEmpty()) {
            labels.add(name(LayoutElements.element(enterprise, id), enterprise, id));
        }
        return labels;
    }

    /** What an element is called: by its numbers if nobody knows it. */
    public static String name(Element element, long enterprise, int id) {
        return LayoutElements.label(element, enterprise == Layout.ENTERPRISE_ZERO ? 0 : enterprise, id);
    }

    private static boolean prints(Fields.Field field, Column column) {
        boolean icmp = field.form() == Form.ICMP_NAME
            && (column == Column.ICMP_TYPE || column == Column.ICMP_CODE || column == Column.PROTO);
        return icmp || field.column() == column;
    }
}
