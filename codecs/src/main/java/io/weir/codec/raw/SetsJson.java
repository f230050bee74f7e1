// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.wire.Wire;

/** The header and the sets of a datagram of NetFlow v9 or IPFIX. */
final class SetsJson {
    private static final int SET_HEADER = 4;
    private static final int LEAST_DATA_SET = 256;
    private static final Struct NETFLOW9 = Struct.of("version 2", "count 2", "system-uptime", "unix-seconds",
        "sequence-number", "source-id");
    private static final Struct IPFIX = Struct.of("version 2", "length 2", "export-time", "sequence-number",
        "observation-domain-id");

    private final JsonWriter out;
    private final TemplatesJson templates;
    private final DataJson data;

    SetsJson(JsonWriter out, boolean correct) {
        this.out = out;
        this.templates = new TemplatesJson(out, correct);
        this.data = new DataJson(out, correct);
    }

    void netFlow9(Datagram datagram) {
        NETFLOW9.write(out, datagram.bytes(), datagram.offset());
        sets(datagram, NETFLOW9.bytes(), datagram.length());
    }

    void ipfix(Datagram datagram) {
        IPFIX.write(out, datagram.bytes(), datagram.offset());
        sets(datagram, IPFIX.bytes(), ipfixEnd(datagram));
    }

    /** Where no set of a message of IPFIX starts any more: behind its length, if that can be one. */
    static int ipfixEnd(Datagram datagram) {
        int length = Wire.u16(datagram.bytes(), datagram.offset() + 2);
        return length < IPFIX.bytes() ? datagram.length() : Math.min(length, datagram.length());
    }

    private void sets(Datagram datagram, int from, int until) {
        int end = datagram.offset() + datagram.length();
        int at = datagram.offset() + from;
        out.name("flow-sets");
        if (from >= until || end - at < SET_HEADER) {
            out.none();
            return;
        }
        out.open('[');
        int padding = Wire.startOfPadding(datagram.bytes(), at, end);
        while (at < datagram.offset() + until && end - at >= SET_HEADER && !out.isTooLarge()) {
            // Some fill datagrams up.
            at = at < padding ? set(datagram, at, end) : end;
        }
        out.close(']');
    }

    /** One that cannot be taken apart is printed as its bytes, as goflow2 would print one without template. */
    private int set(Datagram datagram, int at, int end) {
        byte[] bytes = datagram.bytes();
        int id = Wire.u16(bytes, at);
        int length = Wire.u16(bytes, at + 2);
        int start = at + SET_HEADER;
        int behind = length < SET_HEADER ? end : Math.min(end, at + length);
        out.open('{');
        out.number("id", id);
        out.number("length", length);
        out.name("records");
        long mark = out.mark();
        if (length < SET_HEADER || !records(datagram, id, start, behind)) {
            out.back(mark);
            out.base64(bytes, start, behind - start);
        }
        out.close('}');
        return behind;
    }

    private boolean records(Datagram datagram, int id, int start, int end) {
        return id < LEAST_DATA_SET ? templates.write(datagram, id, start, end) : data.write(datagram, start, end);
    }

    /** How many sets there are. */
    static int count(Datagram datagram) {
        int end = datagram.offset() + datagram.length();
        int until = datagram.offset() + ipfixEnd(datagram);
        int sets = 0;
        for (int at = datagram.offset() + IPFIX.bytes(); at < until && end - at >= SET_HEADER; sets++) {
            int length = Wire.u16(datagram.bytes(), at + 2);
            at = length < SET_HEADER ? end : at + length;
        }
        return sets;
    }
}
