// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowRecord;

/** One worker's way into a {@link FlowSink}; called by that worker's thread alone. Never blocks. */
public interface FlowLane {
    /** A flow record; valid during the call. */
    void onFlow(FlowRecord record);

    /** A datagram, before its records. */
    default void onDatagram(Datagram datagram) {
    }

    /** A record of options data: elements, no columns. */
    default void onOptions(FlowRecord record) {
    }

    /** Nothing more waits at the moment. */
    default void onBatchEnd() {
    }

    /** The last call. */
    default void close() {
    }
}
