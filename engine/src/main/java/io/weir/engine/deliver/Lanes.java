// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowRecord;

/** One worker's stages and its lanes into all sinks; that worker's thread alone. */
public final class Lanes {
    /** A datagram, before its records. */
    public void onDatagram(Datagram datagram) {
    }

    /** A flow record. */
    public void onFlow(FlowRecord record) {
    }

    /** An options record. */
    public void onOptions(FlowRecord record) {
    }

    /** Nothing more waits at the moment: hands over what is rendered. */
    public void flush() {
    }

    /** The last call: hands over the rest. */
    public void close() {
    }
}
