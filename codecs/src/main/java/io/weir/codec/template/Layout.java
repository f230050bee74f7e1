// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.template;

import java.util.Arrays;

/**
 * What a template says of its records: the fields in order, each with enterprise number, element number and length.
 *
 * <p>Immutable; shared by all templates with the same field list. Any thread.
 */
public final class Layout {
    /** Length of a field whose records carry their own length, RFC 7011 section 7. */
    public static final int VARIABLE = 65_535;
    /** Stands for the enterprise number of a field that announces one and then gives 0, which is nobody's. */
    public static final long ENTERPRISE_ZERO = 1L << 32;

    /** A layout without fields. */
    public static final Layout NONE = new Layout(new long[0], new int[0], new int[0], 0);

    private final long[] enterprises;
    private final int[] ids;
    private final int[] lengths;
    private final int[] offsets;
    /** Null for a layout of fixed length, which is one span. */
    private final int[] spans;
    private final int[] spanLengths;
    private final int scopeCount;
    private final int fixedLength;
    private final int variableCount;

    /**
     * A layout of the given fields, scopes first.
     *
     * @param enterprises enterprise numbers, 0 for IANA
     * @param ids element numbers without the enterprise bit
     * @param lengths bytes, {@link #VARIABLE} for variable length
     * @param scopeCount how many of the fields are scopes; 0 for a data template
     */
    public Layout(long[] enterprises, int[] ids, int[] lengths, int scopeCount) {
        this.enterprises = enterprises.clone();
        this.ids = ids.clone();
        this.lengths = lengths.clone();
        this.offsets = new int[ids.length];
        this.scopeCount = scopeCount;
        this.variableCount = count(lengths, VARIABLE);
        this.spans = variableCount == 0 ? null : new int[ids.length];
        this.spanLengths = new int[variableCount + 1];
        int span = 0;
        int fixed = 0;
        for (int i = 0; i < ids.length; i++) {
            offsets[i] = spanLengths[span];
            if (spans != null) {
                spans[i] = span;
            }
            if (lengths[i] == VARIABLE) {
                span++;
            } else {
                spanLengths[span] += lengths[i];
                fixed += lengths[i];
            }
        }
        this.fixedLength = fixed;
    }

    private static int count(int[] lengths, int length) {
        int count = 0;
        for (int each : lengths) {
            count += each == length ? 1 : 0;
        }
        return count;
    }

    /** The number of fields, scopes included. */
    public int fieldCount() {
        return ids.length;
    }

    /** The number of scope fields. */
    public int scopeCount() {
        return scopeCount;
    }

    /** Enterprise number of field {@code i}, unsigned 32 bits; 0 for IANA, or {@link #ENTERPRISE_ZERO}. */
    public long enterprise(int i) {
        return enterprises[i];
    }

    /** Element number of field {@code i}; a scope type for scopes of v9. */
    public int id(int i) {
        return ids[i];
    }

    /** Length of field {@code i} in bytes, or {@link #VARIABLE}. */
    public int length(int i) {
        return lengths[i];
    }

    /** Whether field {@code i} may be read as a number: of variable length, or of one to eight bytes. */
    public boolean mayBeNumber(int i) {
        return lengths[i] > 0 && lengths[i] <= 8 || lengths[i] == VARIABLE;
    }

    /**
     * The span that field {@code i} lies in, counted from 0. A span is what lies between two fields of variable length:
     * where it starts in a record tells where all its fields are, so that a record costs no look at each of them. A
     * field of variable length ends the span of its number.
     */
    public int span(int i) {
        return spans == null ? 0 : spans[i];
    }

    /** Bytes of the fields of fixed length in a span; there is one more than fields of variable length. */
    public int spanLength(int span) {
        return spanLengths[span];
    }

    /** Offset of field {@code i} from the start of its span: from the record's if the layout has fixed length. */
    public int offset(int i) {
        return offsets[i];
    }

    /** Whether any field has variable length. */
    public boolean isVariable() {
        return variableCount > 0;
    }

    /** The number of fields of variable length. */
    public int variableCount() {
        return variableCount;
    }

    /** Bytes of all fields of fixed length. */
    public int fixedLength() {
        return fixedLength;
    }

    /**
     * Whether so many bytes hold one more record. Padding is shorter than a record; of a layout with fields of fixed
     * and of variable length goflow2 counts only the fixed part, so values may be cut.
     */
    public boolean fits(int at, int end) {
        int least = fixedLength > 0 ? fixedLength : variableCount;
        return least > 0 && end - at >= least;
    }

    /** The fewest bytes a record can have; 0 means that no record can be told from the next. */
    public int minimumLength() {
        return fixedLength + variableCount;
    }

    /** The index of the first field (enterprise, id) behind the scopes, or -1. */
    public int indexOf(long enterprise, int id) {
        for (int i = scopeCount; i < ids.length; i++) {
            if (ids[i] == id && enterprises[i] == enterprise) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return "Layout" + Arrays.toString(ids) + Arrays.toString(lengths);
    }
}
