// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementRegistry;
import io.weir.codec.element.Elements;
import io.weir.codec.flow.ColumnUse;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.template.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The elements of a layout that a line has: under which name, and in which fields. Immutable. */
final class LayoutElements {
    /** paddingOctets: no value. */
    private static final int PADDING = 210;

    private final Layout layout;
    private final Fields selection;
    private final ColumnUse use;

    /** An element; {@code element} is null if nobody knows it, {@code fields} are its indices in the layout. */
    record Named(String label, Element element, int[] fields) {
    }

    /** Those of a record like {@code record}; {@code correct} as in {@link ColumnUse#of}. */
    LayoutElements(FlowRecord record, Fields selection, boolean correct) {
        this.layout = record.layout();
        this.selection = selection;
        this.use = selection.hasOthers() ? ColumnUse.of(layout, record.datagram().protocol(), correct) : null;
    }

    /** A selected element; its fields are none if the layout does not have it. */
    Named selected(Fields.Field field) {
        int[] fields = IntStream.range(layout.scopeCount(), layout.fieldCount())
            .filter(i -> layout.length(i) != 0 && isField(field, i)).toArray();
        return new Named(field.label(), element(field.enterprise(), field.id()), fields);
    }

    private boolean isField(Fields.Field field, int i) {
        return field.isElement() && isSame(field.enterprise(), field.id(), i);
    }

    /** Whether field {@code i} is that element, whichever of its two numbers in v9 it has. */
    private boolean isSame(long enterprise, int id, int i) {
        return layout.id(i) == id && layout.enterprise(i) == enterprise || enterprise != 0
            && layout.enterprise(i) == 0 && layout.id(i) == Elements.number9(enterprise, id);
    }

    /** What no column and no selected field says, in the order of the layout; none if that is not asked for. */
    List<Named> others() {
        Map<String, Named> others = new LinkedHashMap<>();
        for (int i = layout.scopeCount(); selection.hasOthers() && i < layout.fieldCount(); i++) {
            int field = i;
            boolean said = layout.length(i) == 0 || layout.enterprise(i) == 0 && layout.id(i) == PADDING
                || isSaid(i) || selection.all().stream().anyMatch(each -> isField(each, field));
            if (!said) {
                Element element = element(layout.enterprise(i), layout.id(i));
                others.merge(label(element, i), new Named(label(element, i), element, new int[]{i}),
                    LayoutElements::both);
            }
        }
        return new ArrayList<>(others.values());
    }

    /** Whether a column that a line has is the value of field {@code i}. */
    private boolean isSaid(int i) {
        return !use.own(i).isEmpty() && !ValueTexts.has(element(layout.enterprise(i), layout.id(i)))
            && selection.all().stream().anyMatch(each -> each.column() != null && use.own(i).contains(each.column()));
    }

    private static Named both(Named one, Named other) {
        int[] fields = Arrays.copyOf(one.fields(), one.fields().length + 1);
        fields[fields.length - 1] = other.fields()[0];
        return new Named(one.label(), one.element(), fields);
    }

    private String label(Element element, int i) {
        return element != null ? element.name() : layout.enterprise(i) + ":" + layout.id(i);
    }

    /** A known element, whichever of its two numbers in v9 is given; null if nobody knows it. */
    static Element element(long enterprise, int id) {
        return ElementRegistry.find(enterprise, id);
    }
}
