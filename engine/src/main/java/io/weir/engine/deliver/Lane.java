// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowRecord;

/** One worker's way into one sink; that worker's thread alone. Lets nothing out that a plugin throws. */
interface Lane {
    void onDatagram(Datagram datagram);

    void onFlow(FlowRecord record);

    void onOptions(FlowRecord record);

    void flush();

    void close();

    /** How long its calls waited for the sink or wrote to it so far, nanoseconds. */
    default long heldUpNs() {
        return 0;
    }
}
