// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.frame.FrameGrammar;
import io.weir.codec.wire.Wire;

/** goflow2's columns of a frame: the last tag with its priority bits, no ICMP, the first of several IPv6 headers. */
final class Goflow2FrameColumns extends FrameColumns {
    Goflow2FrameColumns(FlowRecord record, FrameMapping mapping, MappedColumns columns) {
        super(record, FrameGrammar.GOFLOW2, mapping, columns);
    }

    @Override
    void tag(byte[] bytes, int at) {
        put(Column.VLAN_ID, Wire.u16(bytes, at));
        put(Column.ETYPE, Wire.u16(bytes, at + 2));
    }
}
