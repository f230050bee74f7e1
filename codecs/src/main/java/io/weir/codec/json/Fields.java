// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.Schema;
import java.util.ArrayList;
import java.util.List;

/** The fields of a line in their order, what they are called, and how they print. Immutable, any thread. */
public final class Fields {
    /** goflow2's line. */
    public static final Fields STANDARD = standard();

    private final List<Field> all;

    private Fields(List<Field> all) {
        this.all = List.copyOf(all);
    }

    private static Fields standard() {
        Builder builder = new Builder();
        Schema.STANDARD.columns().forEach(column -> builder.add(column.jsonName(), column, null));
        return builder.build();
    }

    List<Field> all() {
        return all;
    }

    /** Whether a line begins as goflow2's does, with all that {@link Head} covers. */
    boolean hasStandardHead() {
        return all.size() >= Head.COLUMNS && all.subList(0, Head.COLUMNS).equals(STANDARD.all.subList(0, Head.COLUMNS));
    }

    /**
     * A field.
     *
     * @param label what it is called
     * @param column what it prints; null for a field that has no column of its own
     * @param form how it prints, or its items
     * @param absent what is printed for a record without the column; null: the field is left out
     */
    record Field(String label, Column column, Form form, String absent) {
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

        /** Adds a field that says "unknown" in every line. */
        public Builder addUnknown(String label) {
            fields.add(new Field(label, null, Form.UNKNOWN, null));
            return this;
        }

        /** The fields added. */
        public Fields build() {
            return new Fields(fields);
        }
    }
}
