// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.template.Layout;
import io.weir.codec.template.Layouts;
import io.weir.codec.wire.Wire;
import java.util.Arrays;

/**
 * A view of one flow record: context, columns, and the raw elements it was sent as.
 *
 * <p>One object per worker, reused for each record: valid only during the call that hands it over, on that thread.
 * {@link #presence()} says which columns the record has; the others read as 0, no bytes, or an empty list.
 */
public final class FlowRecord {
    private static final long[] NONE = {};

    final Schema schema;
    final long[] values;
    final long[][] lists;
    final byte[][] arrays;
    final FieldPositions positions = new FieldPositions();
    /** Of the first 64 columns, all of goflow2's among them. */
    long presence;
    /** Of all further columns, 64 a word. */
    final long[] further;
    int start;
    int length;
    boolean edited;
    private Datagram datagram;
    private Layout layout;
    private Layout filledBy;
    private Layouts layouts = Layouts.NONE;
    private Names names = Names.NONE;
    /** Null for a record of a datagram. */
    private StoredElements stored;

    /** An empty view with goflow2's columns. */
    public FlowRecord() {
        this(Schema.STANDARD);
    }

    /** An empty view with the columns of {@code schema}. */
    public FlowRecord(Schema schema) {
        this.schema = schema;
        values = new long[schema.count()];
        lists = new long[schema.count()][];
        arrays = new byte[schema.count()][];
        further = schema.words() == 1 ? NONE : new long[schema.words() - 1];
        for (Column column : schema.columns()) {
            if (column.kind().isList()) {
                lists[column.ordinal()] = new long[8];
            }
        }
    }

    /** Makes the elements those that were stored. */
    void elements(StoredElements elements) {
        stored = elements;
        layout = elements.layout();
        filledBy = layout;
    }

    /** Makes the view one of a record without columns in a value of {@code outer}. */
    void within(FlowRecord outer) {
        datagram = outer.datagram;
        layouts = outer.layouts;
        clear(0);
    }

    /** The templates of whom sends the records from now on. */
    void templates(Layouts known) {
        layouts = known;
    }

    /** What options data said in words of what the records from now on have as numbers. */
    void names(Names known) {
        names = known;
    }

    /** Binds the view to a record; columns are left as they are. */
    void wrap(Datagram context, Layout fields, int at, int size) {
        datagram = context;
        layout = fields;
        filledBy = fields;
        start = at;
        length = size;
    }

    /** Makes every column absent but those of {@code columns} among the first 64. */
    void clear(long columns) {
        presence = columns;
        if (further.length > 0) {
            Arrays.fill(further, 0);
        }
    }

    /** Whether the column with that ordinal is there. */
    boolean isPresent(int column) {
        return (presence(column >>> 6) & 1L << column) != 0;
    }

    /** Notes that the column with that ordinal is there. */
    void mark(int column) {
        if (column < 64) {
            presence |= 1L << column;
        } else {
            further[(column >>> 6) - 1] |= 1L << column;
        }
    }

    /** Makes the column with that ordinal absent. */
    void unmark(int column) {
        if (column < 64) {
            presence &= ~(1L << column);
        } else {
            further[(column >>> 6) - 1] &= ~(1L << column);
        }
    }

    /** Appends to a list column, which grows as needed. */
    void append(int column, long item) {
        put(column, isPresent(column) ? (int) values[column] : 0, item);
    }

    /** Sets an item of a list column; items between its end and {@code index} become 0. */
    void put(int column, int index, long item) {
        int size = isPresent(column) ? (int) values[column] : 0;
        if (index >= lists[column].length) {
            lists[column] = Arrays.copyOf(lists[column], 2 * (index + 1));
        }
        for (int i = size; i < index; i++) {
            lists[column][i] = 0;
        }
        lists[column][index] = item;
        values[column] = Math.max(size, index + 1);
        mark(column);
    }

    /** Names that options data gave to what the record has as a number; valid as long as the record. */
    public Names names() {
        return names;
    }

    /** The datagram the record came in: exporter, protocol, header times, and its bytes. */
    public Datagram datagram() {
        return datagram;
    }

    /** Who sent the record. */
    public Exporter exporter() {
        return datagram.exporter();
    }

    /** What it was decoded from. */
    public FlowType type() {
        return FlowType.of(datagram.protocol());
    }

    /** The columns that it may have. */
    public Schema schema() {
        return schema;
    }

    /** One bit for each of the first 64 columns that the record has, by {@link Column#bit()}: goflow2's, and more. */
    public long presence() {
        return presence;
    }

    /** One bit for each column of a {@link Column#word} that the record has, by {@link Column#bit()}. */
    public long presence(int word) {
        return word == 0 ? presence : further[word - 1];
    }

    /** Whether the record has a value for {@code column}. */
    public boolean has(Column column) {
        return (presence(column.word()) & column.bit()) != 0;
    }

    /** The unsigned value of a NUMBER column, 0 if absent. */
    public long number(Column column) {
        return has(column) ? values[column.ordinal()] : 0;
    }

    /**
     * The value of the column with that ordinal, which the record must have: a NUMBER itself; of an ADDRESS or BYTES
     * the offset in the upper 32 bits and the length in the lower; the size of a list.
     */
    public long raw(int column) {
        return values[column];
    }

    /** The array that holds the bytes of an ADDRESS column; meaningless if absent. */
    public byte[] array(Column column) {
        return rawArray(column.ordinal());
    }

    /** The array of the ADDRESS column with that ordinal, which the record must have: {@link #array} by ordinal. */
    public byte[] rawArray(int column) {
        byte[] own = arrays[column];
        return own == null ? datagram.bytes() : own;
    }

    /** Where the bytes of an ADDRESS column start in {@link #array}. */
    public int offset(Column column) {
        return (int) (values[column.ordinal()] >>> 32);
    }

    /** The number of bytes of an ADDRESS column, 0 if absent; 4 and 16 are addresses. */
    public int length(Column column) {
        return has(column) ? (int) values[column.ordinal()] : 0;
    }

    /** The number of items of a list column, 0 if absent. */
    public int size(Column column) {
        return has(column) ? (int) values[column.ordinal()] : 0;
    }

    /** Item {@code i} of a NUMBERS column. */
    public long item(Column column, int i) {
        return lists[column.ordinal()][i];
    }

    /** Where item {@code i} of an ADDRESSES column starts in {@link #array}. */
    public int itemOffset(Column column, int i) {
        return (int) (lists[column.ordinal()][i] >>> 32);
    }

    /** The number of bytes of item {@code i} of an ADDRESSES column. */
    public int itemLength(Column column, int i) {
        return (int) lists[column.ordinal()][i];
    }

    /** Where the record starts in {@code datagram().bytes()}. */
    public int start() {
        return start;
    }

    /** Bytes of the record on the wire. */
    public int length() {
        return length;
    }

    /** The number of information elements the record was sent as, scopes of options records included. */
    public int elementCount() {
        return layout.fieldCount();
    }

    /** The fields of a template that a list in this record refers to by its number; null if it is not known. */
    public Layout template(int id) {
        return layouts.find(id);
    }

    /** The fields of the elements; the same object for all records of one kind. */
    public Layout layout() {
        return layout;
    }

    /** Says what the fields stand for in the columns. */
    void filledBy(Layout fields) {
        filledBy = fields;
    }

    /**
     * What the fields stand for in the columns: {@link #layout}, but for records that were split into the two ways of a
     * connection. There the source address of the way back is the element that was sent as destination.
     */
    public Layout filledBy() {
        return filledBy;
    }

    /** Enterprise number of element {@code i}; 0 is IANA's own. Unsigned 32 bits. */
    public long elementEnterprise(int i) {
        return layout.enterprise(i);
    }

    /** Number of element {@code i}, 0 to 65,535; for scopes of v9 options records a scope type of RFC 3954. */
    public int elementId(int i) {
        return layout.id(i);
    }

    /** Whether element {@code i} is a scope of an options record. */
    public boolean isScope(int i) {
        return i < layout.scopeCount();
    }

    /** Whether the record comes from a stored form: it has no elements but those that were stored beside columns. */
    public boolean isStored() {
        return stored != null;
    }

    /** The array that values of elements lie in: {@code datagram().bytes()}, unless the record {@link #isStored}. */
    public byte[] elementArray() {
        return stored == null ? datagram.bytes() : stored.bytes();
    }

    /** Where the value of element {@code i} starts in {@link #elementArray}. */
    public int elementOffset(int i) {
        if (stored != null) {
            return stored.offset(i);
        }
        return layout.isVariable() ? positions.offset(layout, i) : start + layout.offset(i);
    }

    /** Bytes of the value of element {@code i}, 0 or more. */
    public int elementLength(int i) {
        if (stored != null) {
            return stored.length(i);
        }
        return layout.isVariable() ? positions.length(layout, i) : layout.length(i);
    }

    /** The value of element {@code i} as an unsigned number; 0 for one of no or more than eight bytes. */
    public long elementNumber(int i) {
        int size = elementLength(i);
        return size > 8 ? 0 : Wire.uint(elementArray(), elementOffset(i), size);
    }

    /** The index of the first element (enterprise, id) that is no scope, or -1. */
    public int indexOf(long enterprise, int id) {
        return layout.indexOf(enterprise, id);
    }
}
