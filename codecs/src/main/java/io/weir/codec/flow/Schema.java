// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import java.util.ArrayList;
import java.util.List;

/** The columns that records may have, in order. Immutable, any thread. */
public final class Schema {
    /** goflow2's columns. */
    public static final Schema STANDARD = new Schema(Column.standard());

    private static final int WORD = 64;

    private final List<Column> columns;
    /** The same, for the hot path; never modified. */
    private final Column[] byOrdinal;

    private Schema(List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.byOrdinal = columns.toArray(Column[]::new);
    }

    /** These columns, and behind them {@code declared} ones in their order. */
    public Schema with(List<Declaration> declared) {
        List<Column> all = new ArrayList<>(columns);
        for (Declaration each : declared) {
            all.add(new Column(all.size(), each.name(), each.protobufNumber(), each.kind(),
                each.kind().isNumeric() ? WORD : 0));
        }
        return new Schema(all);
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

    /** The words that one bit for each column takes: 1 or more. */
    public int words() {
        return (byOrdinal.length + WORD - 1) / WORD;
    }

    /**
     * A column beyond goflow2's.
     *
     * @param name its name in JSON and text output
     * @param protobufNumber its field number, 1 to 536,870,911
     * @param kind the form of its value; numbers have 64 bits
     */
    public record Declaration(String name, int protobufNumber, Column.Kind kind) {
    }
}
