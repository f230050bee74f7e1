// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.element.ElementType;
import io.weir.codec.flow.FlowRecord;
import java.util.Arrays;

/**
 * The lists of one record as text: written before the rest of it, because only then is it known how long they are. One
 * thread.
 */
final class ListTexts {
    private static final int FIRST = 4 << 10;
    /** What the lists of a record may take; one that would take more prints as its bytes. */
    private static final int MOST = 1 << 20;

    /** What is kept for the next record: few have longer lists, and each worker has some of these for each sink. */
    private static final int KEPT = 16 << 10;

    private final ListWriter writer;
    private byte[] text = {};
    private int[] ends = {};
    private int size;
    private int next;

    ListTexts(ListWriter writer) {
        this.writer = writer;
    }

    ListWriter writer() {
        return writer;
    }

    /** Begins a record. */
    void clear() {
        if (text.length > KEPT) {
            text = new byte[KEPT];
        }
        size = 0;
        next = 0;
    }

    /** Adds a list; returns the bytes of its text. */
    int add(ElementType type, FlowRecord record, int offset, int length) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + 4);
        }
        int start = size == 0 ? 0 : ends[size - 1];
        int end = write(type, record, offset, length, start);
        ends[size++] = end;
        return end - start;
    }

    /** Adds a list whose text is there already; returns its bytes. */
    int addText(byte[] from, int offset, int length) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + 4);
        }
        int start = size == 0 ? 0 : ends[size - 1];
        if (start + length > text.length) {
            text = Arrays.copyOf(text, Math.max(start + length, 2 * text.length));
        }
        System.arraycopy(from, offset, text, start, length);
        ends[size++] = start + length;
        return length;
    }

    /** The bytes of the list that comes next. */
    int nextLength() {
        return ends[next] - (next == 0 ? 0 : ends[next - 1]);
    }

    private int write(ElementType type, FlowRecord record, int offset, int length, int start) {
        int end = writer.write(type, record, offset, length, text, start, text.length);
        while (end < 0 && text.length < MOST) {
            text = Arrays.copyOf(text, Math.max(FIRST, 2 * text.length));
            end = writer.write(type, record, offset, length, text, start, text.length);
        }
        return end >= 0 ? end : bytes(record, offset, length, start);
    }

    private int bytes(FlowRecord record, int offset, int length, int start) {
        int end = start + 2 * length + 2;
        if (end > text.length) {
            text = Arrays.copyOf(text, end);
        }
        return ListWriter.hex(record.datagram().bytes(), offset, offset + length, text, start);
    }

    /** Writes the list that comes next, in the order of {@link #add}; returns the offset behind it. */
    int next(byte[] to, int at) {
        int start = next == 0 ? 0 : ends[next - 1];
        int length = ends[next++] - start;
        System.arraycopy(text, start, to, at, length);
        return at + length;
    }
}
