// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.template.Layout;

/**
 * Where the spans of one record of variable length lie, and the fields between them; see {@link Layout#span}. A record
 * costs as many steps as it has fields of variable length, each of which takes at least a byte: fields of no length,
 * however many, cost nothing.
 */
final class FieldPositions {
    private int[] spans = new int[64];
    private int[] lengths = new int[64];
    private int end;
    private boolean cut;
    /** Whether what was cut is a value of variable length; it is the last one of these then. */
    private boolean cutVariable;

    /** Makes room for a record with so many fields of variable length, of a set that ends at {@code setEnd}. */
    void begin(int variableFields, int setEnd) {
        end = setEnd;
        cut = false;
        cutVariable = false;
        if (variableFields >= spans.length) {
            spans = new int[variableFields + 1];
            lengths = new int[variableFields + 1];
        }
    }

    /** Where a span starts. */
    void span(int span, int start) {
        spans[span] = start;
    }

    /** The bytes of the field of variable length that ends a span; the next one starts behind it. */
    void variable(int span, int start, int length) {
        lengths[span] = length;
        spans[span + 1] = start + length;
    }

    void cut() {
        cut = true;
    }

    void cutVariable() {
        cut = true;
        cutVariable = true;
    }

    /** Whether a value of the record goes beyond its set. */
    boolean isCut() {
        return cut;
    }

    /** Where the value of the field of variable length that ends {@code span} starts. */
    int variableOffset(int span) {
        return spans[span + 1] - lengths[span];
    }

    /** The bytes of that value. */
    int variableLength(int span) {
        return lengths[span];
    }

    /** Where a value lies that is {@code offset} bytes into {@code span}. */
    int fixedOffset(int span, int offset) {
        return Math.min(end, spans[span] + offset);
    }

    /** The bytes of a value of {@code length} bytes at {@code at} that lie within the set. */
    int fixedLength(int at, int length) {
        return Math.min(length, end - at);
    }

    int offset(Layout layout, int field) {
        int span = layout.span(field);
        return layout.length(field) == Layout.VARIABLE
            ? variableOffset(span) : fixedOffset(span, layout.offset(field));
    }

    /** Whether the set ends before the value of a field does. */
    boolean isCut(Layout layout, int field) {
        return layout.length(field) == Layout.VARIABLE
            ? cutVariable && layout.span(field) == layout.variableCount() - 1
            : length(layout, field) < layout.length(field);
    }

    int length(Layout layout, int field) {
        int length = layout.length(field);
        return length == Layout.VARIABLE
            ? variableLength(layout.span(field)) : fixedLength(offset(layout, field), length);
    }
}
