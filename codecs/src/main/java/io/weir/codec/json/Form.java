// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.Column;
import java.util.Map;

/** How a value prints; instructions of a {@link RenderPlan}, by ordinal. */
enum Form {
    /** Unsigned decimal. */
    NUMBER(false, "0"),
    /** Name of the record's type. */
    TYPE(true, "FLOWUNKNOWN"),
    /** Address text. */
    ADDRESS(true, ""),
    /** Address of the exporter. */
    SAMPLER_ADDRESS(true, ""),
    /** MAC address. */
    MAC(true, "00:00:00:00:00:00"),
    /** Name of an EtherType. */
    ETYPE(true, ""),
    /** Name of an IP protocol; no protocol prints as number 0. */
    PROTO(true, "HOPOPT"),
    /** Network of the source address. */
    SRC_NET(true, "invalid Prefix"),
    /** Network of the destination address. */
    DST_NET(true, "invalid Prefix"),
    /** Name of a layer of a frame. */
    LAYER(true, ""),
    /** Bytes in hexadecimal. */
    HEX(true, ""),
    /** Bytes as text. */
    STRING(true, ""),
    /** Seconds as a date. */
    DATETIME(true, "1970-01-01T00:00:00Z"),
    /** Nanoseconds as a date. */
    DATETIMENANO(true, "1970-01-01T00:00:00Z"),
    /** Name of the ICMP type. */
    ICMP_NAME(true, ""),
    /** The word "unknown". */
    UNKNOWN(true, "unknown"),
    /** A list, whose items have a form of their own. */
    LIST(false, ""),
    /** An element of the record as it was sent, in an {@link ElementForm}. */
    ELEMENT(false, null),
    /** The name of an element's value. */
    ELEMENT_NAME(true, null),
    /** A whole field, with the name that options data gave to a number: only where it is known. */
    JOIN(false, null);

    /** Columns that do not print as their kind does; of a list, its items. */
    private static final Map<Column, Form> OWN = Map.of(Column.TYPE, TYPE, Column.SAMPLER_ADDRESS, SAMPLER_ADDRESS,
        Column.SRC_MAC, MAC, Column.DST_MAC, MAC, Column.ETYPE, ETYPE, Column.PROTO, PROTO, Column.SRC_NET, SRC_NET,
        Column.DST_NET, DST_NET, Column.LAYER_STACK, LAYER);

    private final boolean text;
    private final String absent;

    Form(boolean text, String absent) {
        this.text = text;
        this.absent = absent;
    }

    /** Whether JSON has it in quotes. */
    boolean isText() {
        return text;
    }

    /** What is printed for one of goflow2's columns that the record does not have. */
    String absent() {
        return absent;
    }

    /** Of a column as goflow2 prints it, or its items if it is a list. */
    static Form of(Column column) {
        return OWN.getOrDefault(column, ofKind(column.kind()));
    }

    private static Form ofKind(Column.Kind kind) {
        return switch (kind) {
            case NUMBER, NUMBERS -> NUMBER;
            case ADDRESS, ADDRESSES -> ADDRESS;
            case BYTES, BYTES_LIST -> HEX;
        };
    }

    /** Of a column, or its items, by a renderer; null for none. */
    static Form of(Column column, Renderer renderer) {
        if (renderer == null || renderer == Renderer.IP && column == Column.SAMPLER_ADDRESS) {
            return of(column);
        }
        if (!column.kind().isNumeric()) {
            return ofBytes(renderer);
        }
        if (column == Column.TYPE || column == Column.LAYER_STACK) {
            return isName(renderer) ? UNKNOWN : of(column);
        }
        return ofNumber(renderer, column.bits() == 64);
    }

    /** Whether a value without a name prints as "unknown". */
    static boolean isName(Renderer renderer) {
        return renderer == Renderer.ETYPE || renderer == Renderer.PROTO;
    }

    private static Form ofBytes(Renderer renderer) {
        return switch (renderer) {
            case IP -> ADDRESS;
            case STRING -> STRING;
            case ETYPE, PROTO -> UNKNOWN;
            default -> HEX;
        };
    }

    private static Form ofNumber(Renderer renderer, boolean wide) {
        return switch (renderer) {
            case ETYPE -> ETYPE;
            case PROTO -> PROTO;
            case DATETIME -> DATETIME;
            case MAC -> wide ? MAC : NUMBER;
            case DATETIMENANO -> wide ? DATETIMENANO : NUMBER;
            default -> NUMBER;
        };
    }
}
