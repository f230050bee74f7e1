// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.Column;
import java.util.Map;

/** How a column prints; instructions of a {@link RenderPlan}, by ordinal. */
enum Form {
    /** Unsigned decimal. */
    NUMBER("", "", "0"),
    /** Name of the record's type. */
    TYPE("\"", "\"", "\"FLOWUNKNOWN\""),
    /** Address text. */
    ADDRESS("\"", "\"", "\"\""),
    /** Address of the exporter. */
    SAMPLER_ADDRESS("\"", "\"", "\"\""),
    /** MAC address. */
    MAC("\"", "\"", "\"00:00:00:00:00:00\""),
    /** Name of an EtherType. */
    ETYPE("\"", "\"", "\"\""),
    /** Name of an IP protocol; no protocol prints as number 0. */
    PROTO("\"", "\"", "\"HOPOPT\""),
    /** Network of the source address. */
    SRC_NET("\"", "\"", "\"invalid Prefix\""),
    /** Network of the destination address. */
    DST_NET("\"", "\"", "\"invalid Prefix\""),
    /** List of numbers. */
    NUMBERS("[", "]", "[]"),
    /** List of addresses. */
    ADDRESSES("[", "]", "[]"),
    /** List of layer names. */
    LAYERS("[", "]", "[]");

    /** Columns that do not print as their kind does. */
    private static final Map<Column, Form> OWN = Map.of(Column.TYPE, TYPE, Column.SAMPLER_ADDRESS, SAMPLER_ADDRESS,
        Column.SRC_MAC, MAC, Column.DST_MAC, MAC, Column.ETYPE, ETYPE, Column.PROTO, PROTO, Column.SRC_NET, SRC_NET,
        Column.DST_NET, DST_NET, Column.LAYER_STACK, LAYERS);

    private final String opening;
    private final String closing;
    private final String absent;

    Form(String opening, String closing, String absent) {
        this.opening = opening;
        this.closing = closing;
        this.absent = absent;
    }

    String opening() {
        return opening;
    }

    String closing() {
        return closing;
    }

    /** What is printed for a record without the column. */
    String absent() {
        return absent;
    }

    static Form of(Column column) {
        return OWN.getOrDefault(column, ofKind(column.kind()));
    }

    private static Form ofKind(Column.Kind kind) {
        return switch (kind) {
            case NUMBER -> NUMBER;
            case ADDRESS -> ADDRESS;
            case NUMBERS -> NUMBERS;
            case ADDRESSES -> ADDRESSES;
        };
    }
}
