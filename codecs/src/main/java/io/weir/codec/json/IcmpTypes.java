// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;

/** Names of ICMP types as goflow2 has them. */
final class IcmpTypes {
    private static final int ICMP = 1;
    private static final int ICMP_V6 = 58;

    private static final byte[] NONE = Words.name("");
    private static final byte[] UNKNOWN = Words.name("unknown");
    private static final byte[] ECHO = Words.name("Echo");
    private static final byte[] ECHO_REQUEST = Words.name("EchoRequest");
    private static final byte[] ECHO_REPLY = Words.name("EchoReply");
    private static final byte[] UNREACHABLE = Words.name("DestinationUnreachable");
    private static final byte[] TOO_BIG = Words.name("PacketTooBig");
    private static final byte[] TIME_EXCEEDED = Words.name("TimeExceeded");
    private static final byte[] ADVERTISEMENT = Words.name("RouterAdvertisement");
    private static final byte[] SOLICITATION = Words.name("RouterSolicitation");

    private IcmpTypes() {
    }

    /** The name as {@link Words#put} writes it: "unknown" if the record's protocol is not ICMP. */
    static byte[] name(FlowRecord record) {
        long protocol = record.number(Column.PROTO);
        int type = (int) Math.min(0xffff, record.number(Column.ICMP_TYPE));
        return protocol == ICMP ? ofIcmp(type) : protocol == ICMP_V6 ? ofIcmpV6(type) : UNKNOWN;
    }

    private static byte[] ofIcmp(int type) {
        return switch (type) {
            case 0 -> ECHO_REPLY;
            case 3 -> UNREACHABLE;
            case 8 -> ECHO;
            case 9 -> ADVERTISEMENT;
            case 10 -> SOLICITATION;
            case 11 -> TIME_EXCEEDED;
            default -> NONE;
        };
    }

    private static byte[] ofIcmpV6(int type) {
        return switch (type) {
            case 1 -> UNREACHABLE;
            case 2 -> TOO_BIG;
            case 3 -> TIME_EXCEEDED;
            case 128 -> ECHO_REQUEST;
            case 129 -> ECHO_REPLY;
            case 133 -> SOLICITATION;
            case 134 -> ADVERTISEMENT;
            default -> NONE;
        };
    }
}
