// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementRegistry;
import io.weir.codec.element.Elements;
import io.weir.codec.flow.ColumnUse;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.FlowType;
import io.weir.codec.template.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The elements of a layout that an output has: under which name, and in which fields. Immutable. */
public final class LayoutElements {
    /** paddingOctets: no value. */
    static final int PADDING = 210;

    private final Layout layout;
    private final Fields selection;
    /** By the values that columns may have; none if all elements are wanted: of options data no column has any. */
    private final List<ColumnUse> uses;

    /**
     * An element.
     *
     * @param label what it is called in the output
     * @param element null if nobody knows it
     * @param fields its indices in the layout
     */
    public record Named(String label, Element element, int[] fields) {
    }

    private LayoutElements(FlowRecord record, Fields selection, List<ColumnUse> uses) {
        this.layout = record.layout();
        this.selection = selection;
        this.uses = record.isStored() || record.type() == FlowType.OPTIONS ? List.of() : uses;
    }

    /** Those of a record like {@code record}; {@code correct} as in {@link ColumnUse#of}. */
    LayoutElements(FlowRecord record, Fields selection, boolean correct) {
        this(record, selection, List.of(ColumnUse.of(record.filledBy(), record.datagram().protocol(), correct)));
    }

    /**
     * What an output of whole records has of a record like {@code record}: all that columns do not say, be the values
     * right or goflow2's.
     */
    public static List<Named> beyondColumns(FlowRecord record) {
        return new LayoutElements(record, Fields.STANDARD.withOthers(), Stream.of(true, false)
            .map(correct -> ColumnUse.of(record.filledBy(), record.datagram().protocol(), correct)).toList()).others();
    }

    /** What is selected of a record like {@code record}, {@code correct} as in {@link ColumnUse#of}. */
    public static List<Named> of(FlowRecord record, Fields selection, boolean correct) {
        LayoutElements elements = new LayoutElements(record, selection, correct);
        List<Named> all = new ArrayList<>();
        selection.all().stream().filter(each -> each.form() == Form.ELEMENT)
            .forEach(each -> all.add(elements.selected(each)));
        all.addAll(elements.others());
        return all;
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
        return isSame(enterprise, id, layout.enterprise(i), layout.id(i));
    }

    /** Whether an element is the one that a layout has, whichever of its two numbers in v9 that is. */
    static boolean isSame(long enterprise, int id, long ofLayout, int idOfLayout) {
        return idOfLayout == id && ofLayout == enterprise
            || enterprise != 0 && ofLayout == 0 && idOfLayout == Elements.number9(enterprise, id);
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
                String label = label(element, layout.enterprise(i), layout.id(i));
                others.merge(label, new Named(label, element, new int[]{i}), LayoutElements::both);
            }
        }
        return new ArrayList<>(others.values());
    }

    /** Whether a column that a line has is the value of field {@code i}. */
    private boolean isSaid(int i) {
        return !uses.isEmpty() && !ValueTexts.has(element(layout.enterprise(i), layout.id(i)))
            && uses.stream().allMatch(use -> selection.all().stream()
                .anyMatch(each -> each.column() != null && use.own(i).contains(each.column())));
    }

    private static Named both(Named one, Named other) {
        int[] fields = Arrays.copyOf(one.fields(), one.fields().length + 1);
        fields[fields.length - 1] = other.fields()[0];
        return new Named(one.label(), one.element(), fields);
    }

    /** What an element is called in a line; {@code element} is null where nobody knows it. */
    static String label(Element element, long enterprise, int id) {
        return element != null ? element.name() : enterprise + ":" + id;
    }

    /** A known element, whichever of its two numbers in v9 is given; null if nobody knows it. */
    static Element element(long enterprise, int id) {
        return ElementRegistry.find(enterprise, id);
    }
}
