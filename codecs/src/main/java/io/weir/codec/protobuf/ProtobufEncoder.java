// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.PlanCache;
import io.weir.codec.json.LayoutElements;
import io.weir.codec.json.ListText;
import java.util.List;
import java.util.function.Function;

/**
 * Writes records as goflow2's protobuf message, to the byte as goflow2 does: fields by rising number, zeros and empty
 * values left out, lists of numbers packed. One thread; allocates nothing per record.
 *
 * <p>A record in which every value is zero is a message of no bytes. Decoders never give one, because they set the
 * type.
 */
public final class ProtobufEncoder {
    /** Bytes asked for beyond a message to put its length in front. */
    private static final int LENGTH_ROOM = 10;

    private final PlanCache<EncodePlan> plans;
    private final boolean linkLocal;
    /** Bytes of the last message's length: a guess for the next one. */
    private int lengthBytes = 2;

    /** An encoder that writes all addresses of exporters. */
    public ProtobufEncoder() {
        this(true);
    }

    /**
     * An encoder.
     *
     * @param linkLocal whether link-local addresses of exporters are written; goflow2's line leaves them empty
     */
    public ProtobufEncoder(boolean linkLocal) {
        this.linkLocal = linkLocal;
        this.plans = new PlanCache<>(false, PlanCache.mostAt(false, 0),
            (record, presence) -> EncodePlan.of(record.schema(), presence));
    }

    private ProtobufEncoder(boolean linkLocal, Function<FlowRecord, List<LayoutElements.Named>> elements) {
        ListText lists = new ListText(linkLocal);
        this.linkLocal = linkLocal;
        this.plans = new PlanCache<>(true, PlanCache.mostAt(true, 0),
            (record, presence) -> EncodePlan.of(record.schema(), presence)
                .with(ElementFields.of(record, elements.apply(record), lists)));
    }

    /** An encoder that writes all of a record: behind the columns each element that they do not say. */
    public static ProtobufEncoder ofAll() {
        return new ProtobufEncoder(true, LayoutElements::beyondColumns);
    }

    /** An encoder that writes the elements of {@code fields} behind the columns; {@code correct} as for JSON. */
    public static ProtobufEncoder of(io.weir.codec.json.Fields fields, boolean correct) {
        return fields.hasElements()
            ? new ProtobufEncoder(correct, record -> LayoutElements.of(record, fields, correct))
            : new ProtobufEncoder(correct);
    }

    /**
     * Writes one record as a bare message: who stores it must keep its length.
     *
     * @param record what to write
     * @param to where
     * @param at first byte to write
     * @param limit end of the room, exclusive; bytes behind the message may be overwritten up to here
     * @return bytes written, or the negative of the room that would suffice
     */
    public int encode(FlowRecord record, byte[] to, int at, int limit) {
        EncodePlan plan = plans.of(record, without(record));
        int room = SizedValues.room(plan, record) + DeclaredFields.room(record, plan.declared);
        room += plan.elements == null ? 0 : plan.elements.room(record);
        if (limit - at < room) {
            return -room;
        }
        int next = fields(plan.steps, record, to, at);
        next = DeclaredFields.put(record, to, next, plan.declared);
        return (plan.elements == null ? next : plan.elements.put(record, to, next)) - at;
    }

    /**
     * Writes one record as goflow2's {@code -format=bin} does: its length as a varint, then the message. The parameters
     * and the result are those of {@link #encode}.
     */
    public int encodeDelimited(FlowRecord record, byte[] to, int at, int limit) {
        int guess = lengthBytes;
        int length = encode(record, to, at + guess, limit - (LENGTH_ROOM - guess));
        if (length < 0) {
            return length - LENGTH_ROOM;
        }
        int bytes = Varint.size(length);
        if (bytes != guess) {
            System.arraycopy(to, at + guess, to, at + bytes, length);
            lengthBytes = bytes;
        }
        putLength(to, at, length);
        return bytes + length;
    }

    private static void putLength(byte[] to, int at, int length) {
        int next = at;
        int rest = length;
        while (rest >= 0x80) {
            to[next++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[next] = (byte) rest;
    }

    private long without(FlowRecord record) {
        return linkLocal || !hidden(record) ? 0 : Column.SAMPLER_ADDRESS.bit();
    }

    private static boolean hidden(FlowRecord record) {
        return record.exporter().isLinkLocal() && record.array(Column.SAMPLER_ADDRESS) == record.exporter().address();
    }

    private static int fields(int[] steps, FlowRecord record, byte[] to, int at) {
        int next = at;
        for (int i = 0; i < steps.length; i += EncodePlan.STRIDE) {
            int form = steps[i];
            int column = steps[i + 1];
            int tag = steps[i + 2];
            int tagBits = steps[i + 3];
            if (form == EncodePlan.NUMBER_32) {
                next = Varint.putField32(to, next, tag, tagBits, record.raw(column));
            } else if (form == EncodePlan.NUMBER_64) {
                next = Varint.putField64(to, next, tag, tagBits, record.raw(column));
            } else {
                Varint.putTag(to, next, tag);
                next = sized(form, column, record, to, next, next + (tagBits >>> 3));
            }
        }
        return next;
    }

    private static int sized(int form, int column, FlowRecord record, byte[] to, int tag, int at) {
        if (form == EncodePlan.LIST) {
            return SizedValues.list(record, column, to, tag, at);
        }
        int behind = SizedValues.address(record, column, to, at);
        return behind == at ? tag : behind;
    }
}
