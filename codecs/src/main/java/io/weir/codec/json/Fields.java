// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The fields of a line in their order, what they are called, and how they print. Immutable, any thread. */
public final class Fields {
    /** goflow2's line. */
    public static final Fields STANDARD = standard();

    private final List<Field> all;
    private final boolean others;
    private final boolean joins;
    /** What follows is the same for each plan, and a flood of new columns has many made. */
    private final boolean elements;
    private final boolean standardHead;
    private final Map<Syntax, byte[][]> labels = new EnumMap<>(Syntax.class);

    private Fields(List<Field> all, boolean others, boolean joins) {
        this.joins = joins;
        this.all = List.copyOf(all);
        this.others = others;
        this.elements = others || joins || this.all.stream().anyMatch(Field::isElement);
        this.standardHead = STANDARD == null || beginsAs(STANDARD.all);
        for (Syntax syntax : Syntax.values()) {
            labels.put(syntax, this.all.stream().map(field -> (syntax.separator() + syntax.label(field.label()))
                .getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new));
        }
    }

    private boolean beginsAs(List<Field> other) {
        return all.size() >= Head.COLUMNS && all.subList(0, Head.COLUMNS).equals(other.subList(0, Head.COLUMNS));
    }

    private static Fields standard() {
        Builder builder = new Builder();
        Schema.STANDARD.columns().forEach(column -> builder.add(column.jsonName(), column, null));
        return builder.build();
    }

    List<Field> all() {
        return all;
    }

    /** What the fields are called, in order. */
    public List<String> labels() {
        return all.stream().map(Field::label).toList();
    }

    /** Whether all elements that no column says follow the fields. */
    boolean hasOthers() {
        return others;
    }

    /** Whether a line has elements, so that it depends on the layout of the record. */
    public boolean hasElements() {
        return elements;
    }

    /** The same, and behind them all elements of a record that no column says. */
    public Fields withOthers() {
        return new Fields(all, true, joins);
    }

    /**
     * The same, and behind them the names that options data gave to what a record has as numbers, where they are known.
     * At least one of the fields is in every line.
     */
    public Fields withJoins() {
        return new Fields(all, others, true);
    }

    /** Whether a line has names that options data gave. */
    boolean hasJoins() {
        return joins;
    }

    /** Whether a line begins as goflow2's does, with all that {@link Head} covers. */
    boolean hasStandardHead() {
        return standardHead;
    }

    /** What stands between the value in front of a field and its own: a separator and its name. */
    byte[] label(Syntax syntax, int field) {
        return labels.get(syntax)[field];
    }

    /**
     * A field.
     *
     * @param label what it is called
     * @param column what it prints; null for a field that has no column of its own
     * @param form how it prints, or its items
     * @param absent what is printed for a record without the column; null: the field is left out
     * @param enterprise of an element, as in {@link io.weir.codec.element.Element}
     * @param id of an element
     */
    record Field(String label, Column column, Form form, String absent, long enterprise, int id) {
        Field(String label, Column column, Form form, String absent) {
            this(label, column, form, absent, 0, 0);
        }

        boolean isElement() {
            return form == Form.ELEMENT || form == Form.ELEMENT_NAME;
        }

        boolean isList() {
            return column != null && column.kind().isList();
        }
    }

    /** Collects fields; one thread. */
    public static final class Builder {
        private final List<Field> fields = new ArrayList<>();

        /** No fields yet. */
        public Builder() {
        }

        /** The fields of {@code from} so far. */
        public Builder(Fields from) {
            fields.addAll(from.all);
        }

        /**
         * Adds a column. One of goflow2's prints in every line; any other only where a record has it, or where its
         * renderer has a word for what is not known.
         *
         * @param renderer null for what suits the column
         */
        public Builder add(String label, Column column, Renderer renderer) {
            Form form = Form.of(column, renderer);
            fields.add(new Field(label, column, form, absent(column, form, renderer)));
            return this;
        }

        private static String absent(Column column, Form form, Renderer renderer) {
            if (column.kind().isList()) {
                return isStandard(column) || renderer != null ? "" : null;
            }
            if (isStandard(column)) {
                return form.absent();
            }
            return Form.isName(renderer) ? Form.UNKNOWN.absent() : null;
        }

        private static boolean isStandard(Column column) {
            return column.ordinal() < Schema.STANDARD.count();
        }

        /** Adds the name of the ICMP type. */
        public Builder addIcmpName(String label) {
            fields.add(new Field(label, null, Form.ICMP_NAME, null));
            return this;
        }

        /**
         * Adds an element; it prints only where a record has it. One that a record has several times is a list.
         *
         * @param enterprise unsigned 32 bits; 0 is IANA
         * @param id 0 to 65,535
         */
        public Builder addElement(String label, long enterprise, int id) {
            fields.add(new Field(label, null, Form.ELEMENT, null, enterprise, id));
            return this;
        }

        /** Adds the name of an element's value, where that has one; the rest as {@link #addElement}. */
        public Builder addElementName(String label, long enterprise, int id) {
            fields.add(new Field(label, null, Form.ELEMENT_NAME, null, enterprise, id));
            return this;
        }

        /** Adds a field that says "unknown" in every line. */
        public Builder addUnknown(String label) {
            fields.add(new Field(label, null, Form.UNKNOWN, null));
            return this;
        }

        /** The fields added. */
        public Fields build() {
            return new Fields(fields, false, false);
        }
    }
}
