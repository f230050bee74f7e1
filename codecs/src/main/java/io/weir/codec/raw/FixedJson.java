// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.wire.Wire;

/** The header and the records of a datagram of NetFlow v1, v5 or v7; goflow2 has v5 alone. */
final class FixedJson {
    private static final String[] HEAD = {"version 2", "count 2", "sys-uptime 4", "unix-secs 4", "unix-nsecs 4"};
    private static final String[] FLOW = {"input 2", "output 2", "dpkts 4", "doctets 4", "first 4", "last 4",
        "src-port 2", "dst-port 2"};
    private static final int ADDRESSES = 12;
    private static final int V1_MORE = 4;

    private final JsonWriter out;
    private final Struct head;
    private final Struct rest;
    /** The name of an address behind all else; null for none. */
    private final String last;
    /** Unused bytes behind each record of a datagram that is just so long; 0 for none. */
    private final int more;

    private FixedJson(JsonWriter out, Struct head, Struct rest, String last, int more) {
        this.out = out;
        this.head = head;
        this.rest = rest;
        this.last = last;
        this.more = more;
    }

    static FixedJson netFlow1(JsonWriter out) {
        return new FixedJson(out, Struct.of(HEAD), Struct.of(with(FLOW, "pad1 2", "proto 1", "tos 1", "tcp-flags 1",
            "pad2 3", "reserved1 4")), null, V1_MORE);
    }

    static FixedJson netFlow5(JsonWriter out) {
        return new FixedJson(out, Struct.of(with(HEAD, "flow-sequence 4", "engine-type 1", "engine-id 1",
            "sampling-interval 2")), Struct.of(with(FLOW, "pad1 1", "tcp-flags 1", "proto 1", "tos 1", "src-as 2",
            "dst-as 2", "src-mask 1", "dst-mask 1", "pad2 2")), null, 0);
    }

    static FixedJson netFlow7(JsonWriter out) {
        return new FixedJson(out, Struct.of(with(HEAD, "flow-sequence 4", "reserved 4")), Struct.of(with(FLOW,
            "flags1 1", "tcp-flags 1", "proto 1", "tos 1", "src-as 2", "dst-as 2", "src-mask 1", "dst-mask 1",
            "flags2 2")), "router-sc", 0);
    }

    private static String[] with(String[] first, String... then) {
        String[] all = java.util.Arrays.copyOf(first, first.length + then.length);
        System.arraycopy(then, 0, all, first.length, then.length);
        return all;
    }

    /** As many records as there are: goflow2 prints as many as the header says. */
    void write(Datagram datagram) {
        byte[] bytes = datagram.bytes();
        int at = datagram.offset();
        head.write(out, bytes, at);
        out.name("records");
        out.open('[');
        int size = ADDRESSES + rest.bytes() + (last == null ? 0 : 4);
        int counted = Wire.u16(bytes, at + 2);
        if (more > 0 && datagram.length() == head.bytes() + counted * (size + more)) {
            size += more;
        }
        int records = Math.min(counted, (datagram.length() - head.bytes()) / size);
        for (int i = 0; i < records; i++) {
            record(bytes, at + head.bytes() + i * size);
        }
        out.close(']');
    }

    private void record(byte[] bytes, int at) {
        out.open('{');
        out.address("src-addr", bytes, at, 4);
        out.address("dst-addr", bytes, at + 4, 4);
        out.address("next-hop", bytes, at + 8, 4);
        rest.write(out, bytes, at + ADDRESSES);
        if (last != null) {
            out.address(last, bytes, at + ADDRESSES + rest.bytes(), 4);
        }
        out.close('}');
    }
}
