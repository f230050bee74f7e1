// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.json.Addresses;
import io.weir.codec.json.Dates;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/** Writes datagrams as goflow2's raw text: when, from where, and a summary. Any thread. */
public final class RawText {
    private static final Map<Protocol, Function<Datagram, String>> SUMMARIES = Map.of(
        Protocol.NETFLOW_V1, datagram -> "NetFlowV1" + count(datagram),
        Protocol.NETFLOW_V5, datagram -> "NetFlowV5" + sequence(datagram) + count(datagram),
        Protocol.NETFLOW_V7, datagram -> "NetFlowV7" + sequence(datagram) + count(datagram),
        Protocol.NETFLOW_V9, datagram -> "NetFlowV9" + count(datagram) + sequence(datagram),
        Protocol.IPFIX, datagram -> "IPFIX count:" + SetsJson.count(datagram) + sequence(datagram),
        Protocol.SFLOW_V5, datagram -> "sFlow5 agent:" + agent(datagram) + sequence(datagram) + " count:"
            + samples(datagram));

    private RawText() {
    }

    /**
     * Writes the datagram.
     *
     * @return bytes written; 0 for a protocol that has no raw form; the negative of the room that would suffice
     */
    public static int encode(Datagram datagram, byte[] to, int at, int limit) {
        String summary = summary(datagram);
        if (summary.isEmpty()) {
            return 0;
        }
        byte[] line = (time(datagram) + " " + source(datagram) + ": " + summary).getBytes(StandardCharsets.US_ASCII);
        if (line.length > limit - at) {
            return -line.length;
        }
        System.arraycopy(line, 0, to, at, line.length);
        return line.length;
    }

    /** The source address and port, as Go prints them. */
    static String source(Datagram datagram) {
        String address = datagram.exporter().text();
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + datagram.port();
    }

    /** The receive time, as Go prints one. */
    private static String time(Datagram datagram) {
        byte[] text = new byte[64];
        int zone = Dates.nanoseconds(text, 0, datagram.receivedNs()) - 1;
        return new String(text, 0, zone, StandardCharsets.US_ASCII).replace('T', ' ') + " +0000 UTC";
    }

    private static String summary(Datagram datagram) {
        Function<Datagram, String> summary = SUMMARIES.get(datagram.protocol());
        return summary == null ? "" : summary.apply(datagram);
    }

    private static String sequence(Datagram datagram) {
        return " seq:" + datagram.sequence();
    }

    private static String count(Datagram datagram) {
        return " count:" + Wire.u16(datagram.bytes(), datagram.offset() + 2);
    }

    private static String agent(Datagram datagram) {
        byte[] text = new byte[64];
        int length = Addresses.address(text, 0, datagram.bytes(), datagram.agentOffset(), datagram.agentLength());
        return new String(text, 0, length, StandardCharsets.US_ASCII);
    }

    private static long samples(Datagram datagram) {
        return Wire.u32(datagram.bytes(), datagram.agentOffset() + datagram.agentLength() + 12);
    }
}
