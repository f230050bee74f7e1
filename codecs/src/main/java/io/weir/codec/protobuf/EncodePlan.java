// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.PlanCache;
import io.weir.codec.flow.Schema;
import java.util.Arrays;
import java.util.Comparator;

/** How records with the same columns are written: their fields by rising number, tags ready. Immutable. */
final class EncodePlan implements PlanCache.Plan {
    /** Ints of an instruction: form, column, tag as it stands in memory, bits of the tag. */
    static final int STRIDE = 4;
    /** Forms: an unsigned number of at most 32 bits. */
    static final int NUMBER_32 = 0;
    /** An unsigned number. */
    static final int NUMBER_64 = 1;
    /** An address. */
    static final int ADDRESS = 2;
    /** A list of numbers or addresses. */
    static final int LIST = 3;
    /** Bytes behind a message that are touched. */
    static final int SLACK = 16;

    /** The most bytes of a field: tag, and a number or a length. */
    private static final int FIELD_ROOM = 2 + Varint.MAX;
    private static final int LENGTH_DELIMITED = 2;
    /** Its objects and what they begin with. */
    private static final int OBJECT_BYTES = 160;

    final int[] steps;
    /** The ADDRESS columns; routers may send addresses of any length. */
    final int[] addresses;
    /** The list columns. */
    final Column[] lists;
    /** Bytes that suffice but for the bytes of addresses and the items of lists. */
    final int room;
    /** Columns beyond goflow2's, which it writes behind its own; they are few. */
    final Column[] declared;

    /** Elements behind all columns; null for none. */
    final ElementFields elements;

    private EncodePlan(int[] steps, int[] addresses, Column[] lists, Column[] declared, ElementFields elements) {
        this.elements = elements;
        this.steps = steps;
        this.addresses = addresses;
        this.lists = lists;
        this.declared = declared;
        this.room = FIELD_ROOM * (steps.length / STRIDE) + SLACK;
    }

    /** The plan for records that have exactly the columns of {@code presence}, a bit each in words of 64. */
    static EncodePlan of(Schema schema, long... presence) {
        Column[] all = schema.columns().stream()
            .filter(column -> (presence[column.word()] & column.bit()) != 0).toArray(Column[]::new);
        Column[] columns = Arrays.stream(all).filter(column -> column.ordinal() < Schema.STANDARD.count())
            .sorted(Comparator.comparingInt(Column::protobufNumber)).toArray(Column[]::new);
        Column[] declared = Arrays.copyOfRange(all, columns.length, all.length);
        int[] steps = new int[columns.length * STRIDE];
        for (int i = 0; i < columns.length; i++) {
            step(steps, i * STRIDE, columns[i]);
        }
        return new EncodePlan(steps,
            Arrays.stream(columns).filter(column -> form(column) == ADDRESS).mapToInt(Column::ordinal).toArray(),
            Arrays.stream(columns).filter(column -> form(column) == LIST).toArray(Column[]::new), declared, null);
    }

    /** The same with elements. */
    EncodePlan with(ElementFields behind) {
        return new EncodePlan(steps, addresses, lists, declared, behind);
    }

    @Override
    public int bytes() {
        return OBJECT_BYTES + Integer.BYTES * (steps.length + addresses.length)
            + Long.BYTES * (lists.length + declared.length) + (elements == null ? 0 : elements.bytes());
    }

    private static int form(Column column) {
        return switch (column.kind()) {
            case NUMBER -> column.bits() == 32 ? NUMBER_32 : NUMBER_64;
            case ADDRESS -> ADDRESS;
            default -> LIST;
        };
    }

    private static void step(int[] steps, int at, Column column) {
        int tag = tag(column);
        steps[at] = form(column);
        steps[at + 1] = column.ordinal();
        steps[at + 2] = tag < 0x80 ? tag : tag & 0x7f | 0x80 | tag >>> 7 << 8;
        steps[at + 3] = tag < 0x80 ? 8 : 16;
    }

    /** Field number and wire type; numbers are varints, all else is led by its length. */
    private static int tag(Column column) {
        return column.protobufNumber() << 3 | (column.kind() == Column.Kind.NUMBER ? 0 : LENGTH_DELIMITED);
    }
}
