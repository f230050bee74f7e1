// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;

/** Writes the items of list columns, without brackets. One thread. */
final class Lists {
    // Constants, so that the switch is a jump table.
    private static final int NUMBER = 0;
    private static final int ADDRESS = 2;

    private final ValueWriter values;
    /** What stands around items of text: one byte or none. */
    private final byte[] quote;

    Lists(ValueWriter values, Syntax syntax) {
        this.values = values;
        this.quote = syntax.quote().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** All items, each in the form with that ordinal; the offset behind them. */
    int items(FlowRecord record, Column column, int form, byte[] to, int at) {
        int size = record.size(column);
        int next = at;
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                to[next++] = ',';
            }
            next = form == NUMBER ? Digits.number(to, next, record.item(column, i))
                : quoted(record, column, form, i, to, next);
        }
        return next;
    }

    private int quoted(FlowRecord record, Column column, int form, int i, byte[] to, int at) {
        int next = quote(to, at);
        if (form == ADDRESS) {
            next = Addresses.address(to, next, record.array(column), record.itemOffset(column, i),
                record.itemLength(column, i));
        } else if (column.kind().isNumeric()) {
            next = values.number(form, record.item(column, i), to, next);
        } else {
            next = values.bytes(form, record.array(column), record.itemOffset(column, i),
                record.itemLength(column, i), to, next);
        }
        return quote(to, next);
    }

    private int quote(byte[] to, int at) {
        if (quote.length > 0) {
            to[at] = quote[0];
        }
        return at + quote.length;
    }
}
