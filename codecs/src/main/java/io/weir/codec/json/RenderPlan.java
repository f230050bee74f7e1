// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How records with the same columns are rendered: values to write, with all text between two of them merged into one
 * piece. Immutable.
 */
final class RenderPlan {
    /** Ints of an instruction: form, column, start and length of the text in front of it. */
    static final int STRIDE = 4;
    /** In the form of an instruction: where the form of a list's items starts. */
    static final int ITEM_SHIFT = 8;
    /** The most bytes that a value of one number or address takes, touched ones included. */
    private static final int VALUE_ROOM = 96;

    final int[] steps;
    final byte[] text;
    final int tailStart;
    final int tailLength;
    /** Where the steps that {@link Head} covers end; 0 if it covers none. */
    final int head;
    private final int room;
    /** Values that may be long. */
    private final Sized[] sized;

    /** A list or bytes, and the most bytes that one of its bytes prints as. */
    private record Sized(Column column, int factor) {
        int room(FlowRecord record) {
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

    private RenderPlan(Builder builder) {
        byte[] all = builder.text.toByteArray();
        this.steps = Arrays.copyOf(builder.steps, builder.size);
        this.text = Arrays.copyOf(all, all.length + Words.SLACK);
        this.tailStart = builder.pieceStart;
        this.tailLength = all.length - builder.pieceStart;
        this.head = builder.fields.hasStandardHead() ? Head.COLUMNS * STRIDE : 0;
        this.room = text.length + VALUE_ROOM * (steps.length / STRIDE) + Words.SLACK;
        this.sized = builder.sized.toArray(Sized[]::new);
    }

    /** Bytes that suffice for a record. */
    int room(FlowRecord record) {
        int bytes = room;
        for (Sized each : sized) {
            bytes += each.room(record);
        }
        return bytes;
    }

    /** The plan for records that have exactly the columns of {@code presence}, a bit each in words of 64. */
    static RenderPlan of(Fields fields, Syntax syntax, long... presence) {
        return new Builder(fields, syntax, presence).build();
    }

    private static final class Builder {
        private final Fields fields;
        private final Syntax syntax;
        private final long[] presence;
        private final ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
        private final List<Sized> sized = new ArrayList<>();
        private final int[] steps;
        private int size;
        private int pieceStart;
        private boolean first = true;

        Builder(Fields fields, Syntax syntax, long... presence) {
            this.fields = fields;
            this.syntax = syntax;
            this.presence = presence;
            this.steps = new int[fields.all().size() * STRIDE];
        }

        RenderPlan build() {
            write(syntax.opening());
            fields.all().forEach(this::field);
            write(syntax.closing());
            return new RenderPlan(this);
        }

        private void field(Fields.Field field) {
            boolean present = isPresent(field);
            if (!present && field.absent() == null) {
                return;
            }
            write((first ? "" : syntax.separator()) + syntax.label(field.label()));
            first = false;
            String quote = field.isList() || !field.form().isText() ? "" : syntax.quote();
            write(field.isList() ? "[" : quote);
            if (present) {
                value(field);
            } else {
                write(field.absent());
            }
            write(field.isList() ? "]" : quote);
        }

        private boolean isPresent(Fields.Field field) {
            return switch (field.form()) {
                case SRC_NET -> has(Column.SRC_ADDR);
                case DST_NET -> has(Column.DST_ADDR);
                default -> field.column() == null || has(field.column());
            };
        }

        private boolean has(Column column) {
            return (presence[column.word()] & column.bit()) != 0;
        }

        private void value(Fields.Field field) {
            Form form = field.form();
            int factor = form == Form.HEX ? 2 : form == Form.STRING ? Strings.MOST : 0;
            if (field.isList() || factor > 0) {
                sized.add(new Sized(field.column(), factor));
            }
            steps[size++] = field.isList() ? Form.LIST.ordinal() | form.ordinal() << ITEM_SHIFT : form.ordinal();
            steps[size++] = field.column() == null ? 0 : field.column().ordinal();
            steps[size++] = pieceStart;
            steps[size++] = text.size() - pieceStart;
            pieceStart = text.size();
        }

        private void write(String piece) {
            text.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
        }
    }
}
