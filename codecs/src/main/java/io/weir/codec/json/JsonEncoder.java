// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.FlowRecord;

/**
 * Renders records as goflow2's JSON, without a separator. One thread; allocates nothing per record.
 */
public final class JsonEncoder {
    /** An encoder that prints the link-local addresses of exporters. */
    public JsonEncoder() {
    }

    /**
     * Writes one record.
     *
     * @param record what to write
     * @param to where
     * @param at first byte to write
     * @param limit end of the room, exclusive
     * @return bytes written, or the negative of the room that would suffice
     */
    public int encode(FlowRecord record, byte[] to, int at, int limit) {
        return 0;
    }
}
