// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.template.Layout;

/**
 * A record within a value of another one: an item of a list of RFC 6313. It has elements and no columns, and the
 * datagram of the record it lies in. Reused; one thread.
 */
public final class SubRecord {
    private final FlowRecord record = new FlowRecord();

    /** Begins with the first record of a list that lies in {@code within}. */
    public void in(FlowRecord within) {
        record.within(within);
    }

    /**
     * Makes {@link #record} a view of the record at {@code at}.
     *
     * @param layout its fields, of which at least one takes a byte
     * @param end of the list; values beyond it are cut
     * @return the offset behind the record; -1 if there is no whole one
     */
    public int at(Layout layout, int at, int end) {
        record.wrap(record.datagram(), layout, at, 0);
        int behind = layout.isVariable()
            ? VariableFields.locate(layout, record.datagram().bytes(), at, end, record.positions)
            : at + layout.fixedLength();
        boolean whole = behind >= 0 && behind <= end && !(layout.isVariable() && record.positions.isCut());
        record.length = whole ? behind - at : 0;
        return whole ? behind : -1;
    }

    /** The record that {@link #at} found last. */
    public FlowRecord record() {
        return record;
    }
}
