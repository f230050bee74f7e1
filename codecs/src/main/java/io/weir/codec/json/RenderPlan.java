// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.Schema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How records with the same columns are rendered: values to write, with all text between two of them merged into one
 * piece. Immutable.
 */
final class RenderPlan {
    /** Ints of an instruction: form, column, start and length of the text in front of it. */
    static final int STRIDE = 4;
    /** The most bytes that a value of one number or address takes, touched ones included. */
    private static final int VALUE_ROOM = 96;

    final int[] steps;
    final byte[] text;
    final int tailStart;
    final int tailLength;
    private final int room;

    private RenderPlan(int[] steps, byte[] text, int tailStart, int tailLength) {
        this.steps = steps;
        this.text = text;
        this.tailStart = tailStart;
        this.tailLength = tailLength;
        this.room = text.length + VALUE_ROOM * (steps.length / STRIDE) + Words.SLACK;
    }

    /** Bytes that suffice for a record without lists. */
    int room() {
        return room;
    }

    /** The plan for records that have exactly the columns of {@code presence}. */
    static RenderPlan of(long presence) {
        return new Builder(presence).build();
    }

    private static final class Builder {
        private final long presence;
        private final ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
        private int[] steps = new int[Schema.STANDARD.count() * STRIDE];
        private int size;
        private int pieceStart;

        Builder(long presence) {
            this.presence = presence;
        }

        RenderPlan build() {
            write("{");
            for (Column column : Schema.STANDARD.columns()) {
                write((column.ordinal() == 0 ? "\"" : ",\"") + column.jsonName() + "\":");
                column(column);
            }
            write("}");
            int tailLength = text.size() - pieceStart;
            byte[] all = Arrays.copyOf(text.toByteArray(), text.size() + Words.SLACK);
            return new RenderPlan(Arrays.copyOf(steps, size), all, pieceStart, tailLength);
        }

        private void column(Column column) {
            Form form = Form.of(column);
            boolean present = (presence & column.bit()) != 0;
            if (form == Form.SRC_NET || form == Form.DST_NET) {
                Column address = form == Form.SRC_NET ? Column.SRC_ADDR : Column.DST_ADDR;
                present = (presence & address.bit()) != 0;
            }
            if (!present) {
                write(form.absent());
                return;
            }
            write(form.opening());
            value(form, column);
            write(form.closing());
        }

        private void value(Form form, Column column) {
            steps[size++] = form.ordinal();
            steps[size++] = column.ordinal();
            steps[size++] = pieceStart;
            steps[size++] = text.size() - pieceStart;
            pieceStart = text.size();
        }

        private void write(String piece) {
            text.writeBytes(piece.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
