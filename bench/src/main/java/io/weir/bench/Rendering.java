// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.codec.DecodeListener;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.Fields;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.json.Syntax;

/** Writes each record as a line of JSON into a block that begins again when it is full. */
final class Rendering implements DecodeListener {
    private final JsonEncoder json;
    private final byte[] block = new byte[256 << 10];
    private int at;
    private long bytes;

    Rendering(Fields fields) {
        json = new JsonEncoder(fields, Syntax.JSON, true);
    }

    @Override
    public void onFlow(FlowRecord record) {
        int length = json.encode(record, block, at, block.length);
        if (length < 0) {
            at = 0;
            length = json.encode(record, block, at, block.length);
        }
        at += length;
        bytes += length;
    }

    /** Bytes of lines so far. */
    long bytes() {
        return bytes;
    }
}
