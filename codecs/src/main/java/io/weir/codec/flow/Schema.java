// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import java.util.List;

/** The columns that records may have, in order. Immutable, any thread. */
public final class Schema {
    /** goflow2's columns. */
    public static final Schema STANDARD = new Schema(Column.standard());

    private final List<Column> columns;
    /** The same, for the hot path; never modified. */
    private final Column[] byOrdinal;

    private Schema(List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.byOrdinal = columns.toArray(Column[]::new);
    }

    /** All columns by ordinal. */
    public List<Column> columns() {
        return columns;
    }

    /** The number of columns. */
    public int count() {
        return byOrdinal.length;
    }

    /** The column at {@code ordinal}. */
    public Column at(int ordinal) {
        return byOrdinal[ordinal];
    }
}
