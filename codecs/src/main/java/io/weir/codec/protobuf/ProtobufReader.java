// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.FlowType;
import io.weir.codec.frame.Layer;
import io.weir.codec.flow.RecordLoader;

/**
 * Reads goflow2's protobuf message, as {@link ProtobufEncoder} or goflow2 write it, into a record that every encoder
 * renders as the one it was made from. One thread; allocates nothing per message but for exporters not seen lately.
 *
 * <p>The message does not tell a number of 0 from an absent one, nor do the encoders: see {@link RecordLoader} for
 * which ones read as present, and for what the record knows of its datagram. Fields that are neither goflow2's nor
 * elements are skipped.
 */
public final class ProtobufReader {
    private static final int SAMPLER = Column.SAMPLER_ADDRESS.ordinal();
    private static final int LAYER_STACK = Column.LAYER_STACK.ordinal();

    private final RecordLoader loader = new RecordLoader();
    private final Senders senders = new Senders();
    private final Cursor in = new Cursor();
    private final ElementReader elements = new ElementReader(loader);
    private int samplerAt;
    private int samplerLength;

    /**
     * Reads a bare message.
     *
     * @param from the array that holds it; must not change while the record is in use
     * @param at its first byte
     * @param length its bytes
     * @return the record, valid until the next call
     * @throws BadMessageException if it is cut or damaged
     * @throws IndexOutOfBoundsException if the array does not hold these bytes
     */
    public FlowRecord read(byte[] from, int at, int length) throws BadMessageException {
        in.wrap(from, at, length);
        return message(from, at, length);
    }

    /**
     * Reads a message with its length in front; {@link #end} then tells where it ends. The rest is as in {@link #read}.
     *
     * @param limit end of the bytes that may be read, exclusive
     */
    public FlowRecord readDelimited(byte[] from, int at, int limit) throws BadMessageException {
        in.wrap(from, at, limit - at);
        int length = in.length();
        int start = in.position();
        in.wrap(from, start, length);
        return message(from, start, length);
    }

    /** The offset behind the message read last. */
    public int end() {
        return in.position();
    }

    private FlowRecord message(byte[] from, int at, int length) throws BadMessageException {
        loader.begin();
        samplerLength = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            if (ElementReader.reads(tag)) {
                elements.field(tag, from, in);
            } else {
                field(tag);
            }
        }
        return loader.finish(senders.of(from, samplerAt, samplerLength), from, at, length);
    }

    private void field(int tag) throws BadMessageException {
        int field = Fields.of(tag);
        int column = field & 0xff;
        switch (field >>> 8) {
            case Fields.NUMBER -> number(column);
            case Fields.ADDRESS -> address(column);
            case Fields.PACKED -> packed(column);
            case Fields.ITEM -> item(column);
            case Fields.ADDRESS_ITEM -> addressItem(column);
            default -> in.skip(tag);
        }
    }

    private void number(int column) throws BadMessageException {
        long value = in.varint();
        if (column == 0 && !FlowType.isKnown(value)) {
            throw in.bad("there is no type " + Long.toUnsignedString(value));
        }
        loader.number(column, value);
    }

    private void address(int column) throws BadMessageException {
        int length = in.length();
        loader.address(column, in.position(), length);
        if (column == SAMPLER) {
            samplerAt = in.position();
            samplerLength = length;
        }
        in.advance(length);
    }

    private void addressItem(int column) throws BadMessageException {
        int length = in.length();
        loader.append(column, in.position(), length);
        in.advance(length);
    }

    private void packed(int column) throws BadMessageException {
        int end = in.length() + in.position();
        while (in.position() < end) {
            item(column);
        }
        if (in.position() > end) {
            throw in.bad("the last number of a list goes beyond it");
        }
    }

    private void item(int column) throws BadMessageException {
        long value = in.varint();
        if (column == LAYER_STACK && !Layer.isKnown(value)) {
            throw in.bad("there is no layer " + Long.toUnsignedString(value));
        }
        loader.append(column, value);
    }
}
