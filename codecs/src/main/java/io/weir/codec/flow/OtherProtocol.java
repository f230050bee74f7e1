// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.protocol.Scheme;
import io.weir.codec.wire.Wire;
import java.util.function.Predicate;

/**
 * What else is sent to a collector's port by mistake, told by its first bytes; those that are surest first. What Weir
 * reads is among them, for listeners whose scheme lacks it.
 */
public enum OtherProtocol {
    /** Four bytes of version, then the kind of the agent's address. */
    SFLOW(Protocol.SFLOW_V5.label(), "listen there with sflow:// or flow://",
        d -> isSFlow(d) && is(Protocol.SFLOW_V5, d, 28)),
    /** The same of earlier versions. */
    OLD_SFLOW("sFlow v2, v3 or v4", "Weir reads v5: choose it on the agent", d -> isSFlow(d) && u32(d, 0) >= 2
        && u32(d, 0) <= 4),
    /** What comes to a listener for sFlow alone, as all others that are read. */
    NETFLOW_V5(Protocol.NETFLOW_V5.label(), Advice.NETFLOW, d -> is(Protocol.NETFLOW_V5, d, 24)),
    /** Likewise. */
    NETFLOW_V9(Protocol.NETFLOW_V9.label(), Advice.NETFLOW, d -> is(Protocol.NETFLOW_V9, d, 20)),
    /** Likewise. */
    IPFIX(Protocol.IPFIX.label(), Advice.NETFLOW, d -> is(Protocol.IPFIX, d, 16)),
    /** Likewise. */
    NETFLOW_V1(Protocol.NETFLOW_V1.label(), Advice.NETFLOW, d -> is(Protocol.NETFLOW_V1, d, 16)),
    /** Likewise. */
    NETFLOW_V7(Protocol.NETFLOW_V7.label(), Advice.NETFLOW, d -> is(Protocol.NETFLOW_V7, d, 24)),
    /** Versions of NetFlow beside 5: 6 was not in use, 8 has sums of flows. */
    OLD_NETFLOW("NetFlow v6 or v8", "Weir reads v1, v5, v7, v9 and IPFIX: choose one of them on the device",
        d -> d.length() >= 16 && (u16(d, 0) == 6 || u16(d, 0) == 8)),
    /** A priority in angle brackets. */
    SYSLOG("syslog", "send it to a syslog server, usually port 514", OtherProtocol::isSyslog),
    /** A BER sequence that begins with the version. */
    SNMP("SNMP", "send it to what receives traps, usually port 162", OtherProtocol::isSnmp),
    /** A record of DTLS, perhaps with IPFIX in it. */
    DTLS("DTLS", "Weir reads IPFIX over UDP without encryption only",
        d -> d.length() >= 13 && u8(d, 0) >= 20 && u8(d, 0) <= 25 && u8(d, 1) == 0xfe),
    /** One question, an ordinary one. */
    DNS("DNS", "find out who takes this host for a name server",
        d -> d.length() >= 17 && u16(d, 4) == 1 && (u8(d, 2) & 0x78) == 0 && u16(d, 6) <= 64 && u16(d, 8) <= 64
            && u16(d, 10) <= 16 && u8(d, 12) < 64),
    /** An object, such as GELF. */
    JSON("JSON", "find out what sends it: Weir receives flows only",
        d -> d.length() >= 2 && u8(d, 0) == '{'),
    /** Nothing but letters and marks: HTTP, SIP, SSDP, statsd. */
    TEXT("text (HTTP, SIP, SSDP or statsd?)", "find out what sends it: Weir receives flows only",
        OtherProtocol::isText);

    private static final int TEXT_BYTES = 8;
    private static final OtherProtocol[] ALL = values();

    private final String title;
    private final String advice;
    private final Predicate<Datagram> sign;

    OtherProtocol(String title, String advice, Predicate<Datagram> sign) {
        this.title = title;
        this.advice = advice;
        this.sign = sign;
    }

    /** What a datagram looks like; null for nothing that is known. */
    public static OtherProtocol of(Datagram datagram) {
        for (OtherProtocol each : ALL) {
            if (each.sign.test(datagram)) {
                return each;
            }
        }
        return null;
    }

    /** Its name. */
    public String title() {
        return title;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }

    /** Stable label in logs and the API: the name in lower case. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    private static int u8(Datagram d, int at) {
        return d.bytes()[d.offset() + at] & 0xff;
    }

    private static int u16(Datagram d, int at) {
        return Wire.u16(d.bytes(), d.offset() + at);
    }

    private static long u32(Datagram d, int at) {
        return (long) u16(d, at) << 16 | u16(d, at + 2);
    }

    private static boolean isSFlow(Datagram d) {
        return d.length() >= 28 && (u32(d, 4) == 1 || u32(d, 4) == 2);
    }

    private static boolean is(Protocol protocol, Datagram d, int headerBytes) {
        return d.length() >= headerBytes && Scheme.FLOW.protocol(d.bytes(), d.offset(), d.length()) == protocol;
    }

    private static boolean isSyslog(Datagram d) {
        if (d.length() < 4 || u8(d, 0) != '<') {
            return false;
        }
        int at = 1;
        while (at < 4 && at < d.length() - 1 && Character.isDigit(u8(d, at))) {
            at++;
        }
        return at > 1 && u8(d, at) == '>';
    }

    private static boolean isSnmp(Datagram d) {
        if (d.length() < 8 || u8(d, 0) != 0x30) {
            return false;
        }
        int at = u8(d, 1) < 0x80 ? 2 : 2 + (u8(d, 1) & 0x7f);
        return at <= 4 && u8(d, at) == 2 && u8(d, at + 1) == 1 && u8(d, at + 2) <= 3;
    }

    private static boolean isText(Datagram d) {
        boolean text = d.length() >= 4;
        for (int i = 0; text && i < Math.min(TEXT_BYTES, d.length()); i++) {
            text = u8(d, i) >= ' ' && u8(d, i) < 0x7f || u8(d, i) == '\r' || u8(d, i) == '\n';
        }
        return text;
    }

    /** An enum's constants come before its own static fields. */
    private static final class Advice {
        private static final String NETFLOW = "listen there with netflow:// or flow://";
    }
}
