// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

import java.util.HexFormat;
import java.util.List;

/** Frames for tests, as hexadecimal digits: headers to be joined. */
public final class Frames {
    /** MAC addresses 02:00:00:00:00:02 and 02:00:00:00:00:01. */
    public static final String MACS = "020000000002" + "020000000001";
    /** An ARP request's first bytes. */
    public static final String ARP = "0001080006040001";
    /** Ports 4500 and 53. */
    public static final String UDP = "119400350028" + "0000";
    /** Ports 1234 and 80, SYN and ACK, data offset 6: 24 bytes. */
    public static final String TCP = "04d20050" + "00000001" + "00000002" + "6012" + "2000" + "0000" + "0000"
        + "020405b4";
    /** Port 3 unreachable. */
    public static final String ICMP = "0303" + "0000" + "00000000";
    /** Ports 2905 and 2906. */
    public static final String SCTP = "0b590b5a" + "0000000100000000";

    private static final String ADDRESSES = "c000020a" + "c6336414";

    /** All kinds of headers: of each of these frames the tests cut off the end at each byte. */
    public static final List<String> ALL = List.of(
        ethernet(0x0806) + ARP,
        ethernet(0x8100) + tag(5 << 13 | 100, 0x0800) + ipv4(17) + UDP,
        ethernet(0x88a8) + tag(900, 0x8100) + tag(100, 0x9100) + tag(7, 0x86dd) + ipv6(6) + TCP,
        ethernet(0x8864) + pppoe(0x0021) + ipv4(6) + TCP,
        ethernet(0x8847) + label(16_001, false) + label(7, false) + label(24_001, true) + ipv4(1) + ICMP,
        ethernet(0x8848) + label(24_001, true) + "00000000" + ethernet(0x0800) + ipv4(17) + UDP,
        ethernet(0x8847) + label(24_001, true) + ethernet(0x0800) + ipv4(17) + UDP,
        ethernet(0x0800) + "46b8001c004d00003f11" + "0000" + ADDRESSES + "94040000" + UDP,
        ethernet(0x0800) + "4500001c004d00b93f110000" + ADDRESSES + "deadbeefdeadbeef",
        ethernet(0x86dd) + ipv6(0) + options(60) + options(43) + segments(44) + fragment(51, 0) + ah(58) + ICMP,
        ethernet(0x86dd) + ipv6(44) + fragment(17, 100) + "deadbeefdeadbeef",
        ethernet(0x0800) + ipv4(50) + "0000000100000002" + "deadbeef",
        ethernet(0x0800) + ipv4(132) + SCTP,
        ethernet(0x0800) + ipv4(47) + "b0000800" + "000000000000000700000001" + ipv4(17) + UDP,
        ethernet(0x0800) + ipv4(47) + "00006558" + ethernet(0x8100) + tag(100, 0x0800) + ipv4(17) + UDP,
        ethernet(0x0800) + ipv4(47) + "100088be00000001" + "1064000100000000" + ethernet(0x0800) + ipv4(17) + UDP,
        ethernet(0x0800) + ipv4(47) + "100022eb00000001" + "206400010000000000000001" + "0000000000000000"
            + ethernet(0x0800) + ipv4(17) + UDP,
        ethernet(0x0800) + ipv4(47) + "3081880b00080001" + "0000000100000002" + "ff030021" + ipv4(6) + TCP,
        ethernet(0x0800) + ipv4(17) + udp(4789) + "0800000000002a00" + ethernet(0x0800) + ipv4(6) + TCP,
        ethernet(0x0800) + ipv4(17) + udp(6081) + "0200655800002a00" + "0000000100000000" + ethernet(0x86dd) + ipv6(58)
            + ICMP,
        ethernet(0x0800) + ipv4(17) + udp(3544) + ipv6(6) + TCP,
        ethernet(0x0800) + ipv4(17) + udp(3544) + "00010000" + "000000000000000000" + "0000ffff00000000" + ipv6(17)
            + UDP,
        ethernet(0x0800) + ipv4(17) + udp(2152) + "34ff001000000001" + "00000085" + "01000900" + ipv4(6) + TCP,
        ethernet(0x86dd) + ipv6(4) + ipv4(41) + ipv6(17) + UDP,
        ethernet(0x86dd) + ipv6(43) + segments(143) + ethernet(0x0800) + ipv4(137) + label(16_001, true) + ipv6(58)
            + ICMP);

    private Frames() {
    }

    /** The bytes of hexadecimal digits. */
    public static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    public static String ethernet(int type) {
        return MACS + hex16(type);
    }

    public static String tag(int control, int type) {
        return hex16(control) + hex16(type);
    }

    public static String pppoe(int protocol) {
        return "1100" + "0007" + "0042" + hex16(protocol);
    }

    /** A label stack entry with TTL 60. */
    public static String label(int label, boolean bottom) {
        return String.format("%08x", label << 12 | (bottom ? 0x100 : 0) | 60);
    }

    /** From 192.0.2.10 to 198.51.100.20, 1,000 bytes in all. */
    public static String ipv4(int protocol) {
        return "45b803e8004d00003f" + String.format("%02x", protocol) + "0000" + ADDRESSES;
    }

    /** From 2001:db8::1 to 2001:db8::2, 960 bytes behind the header. */
    public static String ipv6(int next) {
        return "6b81234503c0" + String.format("%02x", next) + "40" + "20010db8000000000000000000000001"
            + "20010db8000000000000000000000002";
    }

    /** Eight bytes of hop-by-hop or destination options. */
    public static String options(int next) {
        return String.format("%02x", next) + "00050200000100";
    }

    /** A routing header of type 4 with two segments, one left. */
    public static String segments(int next) {
        return String.format("%02x", next) + "040401" + "01000000" + "20010db800000000000000000000000a"
            + "20010db800000000000000000000000b";
    }

    public static String fragment(int next, int offset) {
        return String.format("%02x", next) + "00" + hex16(offset << 3 | 7) + "deadbeef";
    }

    public static String ah(int next) {
        return String.format("%02x", next) + "040000" + "0000000100000002" + "000000000000000000000000";
    }

    /** From port 40000. */
    public static String udp(int to) {
        return "9c40" + hex16(to) + "00280000";
    }

    private static String hex16(int value) {
        return String.format("%04x", value);
    }
}
