// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.wire.Wire;

/** The header and the records of a datagram of NetFlow v5. */
final class NetFlow5Json {
    private static final int HEADER = 24;
    private static final int RECORD = 48;
    private static final Struct HEAD = Struct.of("version 2", "count 2", "sys-uptime 4", "unix-secs 4",
        "unix-nsecs 4", "flow-sequence 4", "engine-type 1", "engine-id 1", "sampling-interval 2");
    private static final Struct REST = Struct.of("input 2", "output 2", "dpkts 4", "doctets 4", "first 4", "last 4",
        "src-port 2", "dst-port 2", "pad1 1", "tcp-flags 1", "proto 1", "tos 1", "src-as 2", "dst-as 2", "src-mask 1",
        "dst-mask 1", "pad2 2");

    private final JsonWriter out;

    NetFlow5Json(JsonWriter out) {
        this.out = out;
    }

    /** As many records as there are: goflow2 prints as many as the header says. */
    void write(Datagram datagram) {
        byte[] bytes = datagram.bytes();
        int at = datagram.offset();
        HEAD.write(out, bytes, at);
        out.name("records");
        out.open('[');
        int records = Math.min(Wire.u16(bytes, at + 2), (datagram.length() - HEADER) / RECORD);
        for (int i = 0; i < records; i++) {
            record(bytes, at + HEADER + i * RECORD);
        }
        out.close(']');
    }

    private void record(byte[] bytes, int at) {
        out.open('{');
        out.address("src-addr", bytes, at, 4);
        out.address("dst-addr", bytes, at + 4, 4);
        out.address("next-hop", bytes, at + 8, 4);
        REST.write(out, bytes, at + 12);
        out.close('}');
    }
}
