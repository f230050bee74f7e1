// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.element.ElementType;
import io.weir.codec.flow.FlowRecord;

/** The lists of one record as the text of their JSON, for encoders of other forms. One thread. */
public final class ListText {
    private final ListTexts texts;

    /** {@code correct} as in {@link JsonEncoder#JsonEncoder(boolean)}. */
    public ListText(boolean correct) {
        texts = new ListTexts(new ListWriter(correct, 0));
    }

    /** Begins a record. */
    public void clear() {
        texts.clear();
    }

    /** Adds the list in a field of the record; returns the bytes of its text. */
    public int add(ElementType type, FlowRecord record, int field) {
        return record.isStored() ? texts.addText(record.elementArray(), record.elementOffset(field),
            record.elementLength(field))
            : texts.add(type, record, record.elementOffset(field), record.elementLength(field));
    }

    /** The bytes of the text that {@link #next} writes. */
    public int length() {
        return texts.nextLength();
    }

    /** Writes the text that comes next, in the order of {@link #add}; returns the offset behind it. */
    public int next(byte[] to, int at) {
        return texts.next(to, at);
    }
}
