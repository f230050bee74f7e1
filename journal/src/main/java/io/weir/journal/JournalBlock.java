// SPDX-License-Identifier: Apache-2.0
package io.weir.journal;

import io.weir.journal.store.Content;
import io.weir.journal.store.DatagramForm;
import io.weir.journal.store.Envelope;
import java.util.Arrays;

/**
 * A block of a journal and a cursor over its records. A reader has one and reuses it: valid until the reader goes on.
 * One thread.
 *
 * <pre>{@code
 * while (block.next()) {
 *     use(block.bytes(), block.offset(), block.length());
 * }
 * }</pre>
 */
public final class JournalBlock {
    private byte[] bytes = new byte[1 << 18];
    private long index;
    private Content content = Content.RECORDS;
    private int records;
    private int end;
    private int record;
    private int start;
    private int offset;
    private int length;

    JournalBlock() {
    }

    /** Where a reader puts the bytes of an excerpt, at least {@code size} of them. */
    byte[] room(int size) {
        if (bytes.length < size) {
            bytes = new byte[Math.max(size, 2 * bytes.length)];
        }
        return bytes;
    }

    /** Takes the excerpt that was read into {@link #room}, and stands before its first record. */
    void take(long blockIndex) {
        index = blockIndex;
        content = Envelope.content(bytes, 0);
        records = Envelope.records(bytes, 0);
        end = Envelope.LENGTH + Envelope.bytes(bytes, 0);
        rewind();
    }

    /** Stands before the first record again. */
    public void rewind() {
        record = -1;
        start = Envelope.LENGTH;
        offset = Envelope.LENGTH;
        length = 0;
    }

    /**
     * Goes on to the next record; false if there is none.
     *
     * @throws IllegalStateException if the block contradicts itself although its check sum holds
     */
    public boolean next() {
        if (record + 1 >= records) {
            return false;
        }
        start = record < 0 ? Envelope.LENGTH : offset + length;
        if (content == Content.DATAGRAMS) {
            length = start + DatagramForm.HEAD <= end ? DatagramForm.length(bytes, start) : -1;
            offset = start + DatagramForm.HEAD;
        } else {
            readVarint();
        }
        if (length < 0 || length > end - offset) {
            throw new IllegalStateException(
                "block " + Long.toHexString(index) + " contradicts itself at byte " + start);
        }
        record++;
        return true;
    }

    private void readVarint() {
        int at = start;
        int value = 0;
        int shift = 0;
        while (at < end && bytes[at] < 0 && shift < 28) {
            value |= (bytes[at++] & 0x7f) << shift;
            shift += 7;
        }
        length = at < end ? value | bytes[at] << shift : -1;
        offset = at + 1;
    }

    /** Goes to before record {@code number}, counted from 0. */
    void skipTo(int number) {
        while (record + 1 < number && next()) {
            continue;
        }
    }

    /** Chronicle's index of the block. */
    public long index() {
        return index;
    }

    /** What its records are. */
    public Content content() {
        return content;
    }

    /** How many records it holds. */
    public int records() {
        return records;
    }

    /** The earliest receive time of its records, nanoseconds since 1970 UTC. */
    public long firstNs() {
        return Envelope.firstNs(bytes, 0);
    }

    /** The latest receive time of its records, nanoseconds since 1970 UTC. */
    public long lastNs() {
        return Envelope.lastNs(bytes, 0);
    }

    /** The number of the record that the cursor stands on; -1 before the first. */
    public int record() {
        return record;
    }

    /** The place of that record. */
    public Position position() {
        return new Position(index, Math.max(record, 0));
    }

    /** The array that holds the record; not to be modified, and reused for the next block. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the record starts in {@link #bytes()}: a protobuf message, or the payload of a datagram. */
    public int offset() {
        return offset;
    }

    /** Bytes of the record. */
    public int length() {
        return length;
    }

    /** Of a datagram: the receive time, nanoseconds since 1970 UTC. */
    public long receivedNs() {
        return DatagramForm.receivedNs(bytes, start);
    }

    /** Of a datagram: the first eight bytes of the sender's address. */
    public long hi() {
        return DatagramForm.hi(bytes, start);
    }

    /** Of a datagram: the last eight bytes of the sender's address; IPv4 is IPv4-mapped. */
    public long lo() {
        return DatagramForm.lo(bytes, start);
    }

    /** Of a datagram: the zone of a link-local sender, else 0. */
    public int scope() {
        return DatagramForm.scope(bytes, start);
    }

    /** Of a datagram: the sender's port. */
    public int port() {
        return DatagramForm.port(bytes, start);
    }

    /** A copy of the record. */
    public byte[] copy() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }
}
