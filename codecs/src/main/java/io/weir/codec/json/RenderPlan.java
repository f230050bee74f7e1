// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.element.ElementType;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.PlanCache;
import java.util.Arrays;

/**
 * How records with the same columns are rendered: values to write, with all text between two of them merged into one
 * piece. Of a line with elements, how records of the same layout are. Immutable.
 */
final class RenderPlan implements PlanCache.Plan {
    /** Ints of an instruction: form, column or field of the layout, start and length of the text in front of it. */
    static final int STRIDE = 4;
    /** In the form of an instruction: where the form of a list's items starts, or that of an element. */
    static final int ITEM_SHIFT = 8;
    /** The most bytes that a value of one number or address takes, touched ones included. */
    private static final int VALUE_ROOM = 96;
    /** Its objects and what they begin with; one of {@link Sized} and where it is held. */
    private static final int OBJECT_BYTES = 128;
    private static final int SIZED_BYTES = 32;

    final int[] steps;
    final byte[] text;
    final int tailStart;
    final int tailLength;
    /** Where the steps that {@link Head} covers end; 0 if it covers none. */
    final int head;
    private final int room;
    /** Values that may be long. */
    private final Sized[] sized;

    /** A value that may be long. */
    sealed interface Sized permits SizedColumn, SizedElement, SizedList, SizedJoin {
        /** The most bytes that it prints as, beyond those of any value. */
        int room(FlowRecord record, ListTexts lists, JoinedNames names);
    }

    /** A list or bytes, and the most bytes that one of its bytes prints as. */
    record SizedColumn(Column column, int factor) implements Sized {
        @Override
        public int room(FlowRecord record, ListTexts lists, JoinedNames names) {
            int size = record.size(column);
            if (!column.kind().isList()) {
                return factor * size;
            }
            int room = VALUE_ROOM * size;
            for (int i = 0; factor > 0 && i < size; i++) {
                room += factor * record.itemLength(column, i);
            }
            return room;
        }
    }

    /** An element, and the most bytes that one of its bytes prints as. */
    record SizedElement(int field, int factor) implements Sized {
        @Override
        public int room(FlowRecord record, ListTexts lists, JoinedNames names) {
            return factor * record.elementLength(field);
        }
    }

    /** An element that is a list: its text is written first, and then known. */
    record SizedList(ElementType type, int field) implements Sized {
        @Override
        public int room(FlowRecord record, ListTexts lists, JoinedNames names) {
            return record.isStored()
                ? lists.addText(record.elementArray(), record.elementOffset(field), record.elementLength(field))
                : lists.add(type, record, record.elementOffset(field), record.elementLength(field));
        }
    }

    /** A name of options data: it is looked up first, and then known. */
    record SizedJoin(Join join, int field) implements Sized {
        @Override
        public int room(FlowRecord record, ListTexts lists, JoinedNames names) {
            return names.add(join, record, field);
        }
    }

    RenderPlan(PlanBuilder builder) {
        byte[] all = builder.text.toByteArray();
        this.steps = Arrays.copyOf(builder.steps, builder.size);
        this.text = Arrays.copyOf(all, all.length + Words.SLACK);
        this.tailStart = builder.pieceStart;
        this.tailLength = all.length - builder.pieceStart;
        this.head = builder.fields.hasStandardHead() ? Head.COLUMNS * STRIDE : 0;
        this.room = text.length + VALUE_ROOM * (steps.length / STRIDE) + Words.SLACK;
        this.sized = builder.sized.toArray(Sized[]::new);
    }

    @Override
    public int bytes() {
        return OBJECT_BYTES + Integer.BYTES * steps.length + text.length + SIZED_BYTES * sized.length;
    }

    /** Bytes that suffice for a record, whose lists and names are added in the order of the steps. */
    int room(FlowRecord record, ListTexts lists, JoinedNames names) {
        int bytes = room;
        for (Sized each : sized) {
            bytes += each.room(record, lists, names);
        }
        return bytes;
    }
}
