// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowRecord;

/**
 * Turns records into bytes, on one worker's thread. Allocates nothing per record in steady state.
 *
 * <p>The first record of a block is written at 0. An encoder that puts something in front of it may change that again
 * with each further record of the block, but no other bytes of earlier records.
 */
@FunctionalInterface
public interface FlowEncoder {
    /**
     * Writes one record with all that separates it from the next.
     *
     * @param record valid during the call
     * @param to where to write
     * @param at first byte to write
     * @param limit end of the room, exclusive
     * @return bytes written, 0 to leave the record out, or the negative of the room that would suffice
     */
    int encode(FlowRecord record, byte[] to, int at, int limit);

    /** Writes a datagram, for sinks that keep datagrams; the same rules. By default nothing. */
    default int encodeDatagram(Datagram datagram, byte[] to, int at, int limit) {
        return 0;
    }
}
