// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import io.weir.codec.exporter.Exporter;
import java.nio.charset.StandardCharsets;

/**
 * The flow that an exporter of test traffic sends under an index: every value follows from seed, exporter and index.
 *
 * <p>Values are computed when asked for. Addresses are two longs in the form of {@link Exporter}. Family: runs of
 * {@value #RUN} flows are of one family, so that they share a data set. {@link #moveTo} makes one object serve for all
 * flows; one thread at a time.
 */
public final class TestFlow {
    /** How many consecutive flows are of one family. */
    public static final int RUN = 4;
    /** IPv6 flows of a hundred, where nothing else is said. */
    public static final int IPV6_PERCENT = 25;
    /** What an AS number above 65,535 becomes in NetFlow v5 (RFC 6793, AS_TRANS). */
    public static final int AS_TRANS = 23_456;

    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;
    private static final long DOCUMENTATION = 0x2001_0db8L << 32;
    private static final int[] RATES = {1, 10, 64, 100, 512, 1_000, 1_024, 2_048, 4_096, 8_192};

    private final int ipv6Percent;
    private long seed;
    private int exporter;
    private long index;
    private long key;
    private boolean ipv6;
    private long exportMs;
    private long uptimeMs;

    TestFlow(int ipv6Percent) {
        this.ipv6Percent = ipv6Percent;
    }

    /** A flow of a mix with {@value #IPV6_PERCENT} % IPv6. */
    public static TestFlow of(long seed, int exporter, long index) {
        return of(seed, exporter, index, IPV6_PERCENT);
    }

    /**
     * A flow.
     *
     * @param index from 0, counted per exporter
     * @param ipv6Percent share of IPv6 flows, 0 to 100; NetFlow v5 has 0
     */
    public static TestFlow of(long seed, int exporter, long index, int ipv6Percent) {
        return new TestFlow(ipv6Percent).moveTo(seed, exporter, index);
    }

    /** Makes this object another flow of the same mix. */
    public TestFlow moveTo(long ofSeed, int ofExporter, long to) {
        seed = ofSeed;
        exporter = ofExporter;
        index = to;
        key = mix(mix(ofSeed + GOLDEN) ^ mix(ofExporter * GOLDEN + 1) + to);
        ipv6 = ipv6(to / RUN, ipv6Percent);
        return this;
    }

    /**
     * Says when the flow was exported, which relative times need.
     *
     * @param atMs export time of the datagram's header: v5 milliseconds, v9 and IPFIX whole seconds as milliseconds
     * @param upMs uptime of the header, milliseconds
     */
    public TestFlow exportedAt(long atMs, long upMs) {
        exportMs = atMs;
        uptimeMs = upMs;
        return this;
    }

    private static boolean ipv6(long run, int percent) {
        long place = run % 100;
        return (place + 1) * percent / 100 > place * percent / 100;
    }

    /** The most IPv6 flows among {@code flows} consecutive ones: runs are spread evenly over the mix. */
    static long mostIpv6(int flows, int percent) {
        long runs = (flows + RUN - 2L) / RUN + 1;
        return (runs * percent + 99) / 100 * RUN;
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ z >>> 27) * 0x94d0_49bb_1331_11ebL;
        return z ^ z >>> 31;
    }

    /** The {@code n}-th random number of this flow, all 64 bits. */
    long noise(int n) {
        return mix(key + n * GOLDEN);
    }

    private long below(int n, long bound) {
        return (noise(n) >>> 1) % bound;
    }

    /** The rate that an exporter announces for all its flows, 1 to 8,192. */
    public static int samplingRate(long seed, int exporter) {
        return RATES[(int) Long.remainderUnsigned(mix(seed * GOLDEN + exporter), RATES.length)];
    }

    /** The rate that this flow's exporter announces. */
    public int samplingRate() {
        return samplingRate(seed, exporter);
    }

    /** Which flow of its exporter it is, from 0. */
    public long index() {
        return index;
    }

    /** True for IPv6 addresses, false for IPv4. */
    public boolean ipv6() {
        return ipv6;
    }

    /** First half of the source address. */
    public long srcHi() {
        return ipv6 ? DOCUMENTATION | noise(0) >>> 32 : 0;
    }

    /** Second half of the source address. */
    public long srcLo() {
        return ipv6 ? noise(1) : Exporter.mapped(0x0a00_0000 | (int) noise(1) & 0xff_ffff);
    }

    /** First half of the destination address. */
    public long dstHi() {
        return ipv6 ? DOCUMENTATION | noise(2) >>> 32 : 0;
    }

    /** Second half of the destination address. */
    public long dstLo() {
        return ipv6 ? noise(3) : Exporter.mapped(0xc612_0000 | (int) noise(3) & 0x1_ffff);
    }

    /** First half of the next hops' addresses. */
    public long nextHopHi() {
        return ipv6 ? DOCUMENTATION | 0xffff_0000L : 0;
    }

    /** Second half of the next hop's address; never zero. */
    public long nextHopLo() {
        return ipv6 ? 1 + below(4, 254) : Exporter.mapped(0xc000_0201 + (int) below(4, 254));
    }

    /** Second half of the BGP next hop's address; its first is {@link #nextHopHi()}. */
    public long bgpNextHopLo() {
        return ipv6 ? 0x1000 + below(5, 254) : Exporter.mapped(0xcb00_7101 + (int) below(5, 254));
    }

    /** 6 TCP, 17 UDP, 1 or 58 ICMP. */
    public int protocol() {
        int dice = (int) below(6, 16);
        if (dice == 0) {
            return ipv6 ? 58 : 1;
        }
        return dice < 11 ? 6 : 17;
    }

    private boolean icmp() {
        int protocol = protocol();
        return protocol == 1 || protocol == 58;
    }

    /** ICMP type as high byte, code as low byte; 0 for other protocols. */
    public int icmpTypeCode() {
        return icmp() ? (int) (noise(7) & 0x1f0f) : 0;
    }

    /** Source port; 0 for ICMP. */
    public int srcPort() {
        return icmp() ? 0 : 1_024 + (int) below(8, 64_000);
    }

    /** Destination port; for ICMP {@link #icmpTypeCode()}, as routers send it. */
    public int dstPort() {
        return icmp() ? icmpTypeCode() : 1 + (int) below(9, 9_999);
    }

    /** Packets, 1 to 1,024. */
    public long packets() {
        return 1 + below(10, 1_024);
    }

    /** Bytes, 40 to 1,500 a packet. */
    public long bytes() {
        return packets() * (40 + below(11, 1_461));
    }

    /** Flags of all TCP packets, 8 bits; 0 for other protocols. */
    public int tcpFlags() {
        return protocol() == 6 ? (int) noise(12) & 0xff : 0;
    }

    /** Type of service or traffic class, 8 bits. */
    public int tos() {
        return (int) noise(13) & 0xff;
    }

    /** Input interface, 1 to 1,000. */
    public int inIf() {
        return 1 + (int) below(14, 1_000);
    }

    /** Output interface, 1 to 1,000. */
    public int outIf() {
        return 1 + (int) below(15, 1_000);
    }

    private long as(int n) {
        long any = noise(n);
        return (any & 3) == 0 ? 131_072 + (any >>> 40) : 1 + (any >>> 8) % 64_000;
    }

    /** Source AS, 32 bits; see {@link #as16}. */
    public long srcAs() {
        return as(16);
    }

    /** Destination AS, 32 bits; see {@link #as16}. */
    public long dstAs() {
        return as(17);
    }

    /** An AS number as NetFlow v5 has it. */
    public static int as16(long as) {
        return as > 0xffff ? AS_TRANS : (int) as;
    }

    /** Prefix length of the source, 8 to 32 or 128. */
    public int srcMask() {
        return 8 + (int) below(18, ipv6 ? 121 : 25);
    }

    /** Prefix length of the destination, 8 to 32 or 128. */
    public int dstMask() {
        return 8 + (int) below(19, ipv6 ? 121 : 25);
    }

    /** Source MAC, 48 bits, locally administered. */
    public long srcMac() {
        return 0x0200_0000_0000L | noise(20) & 0xff_ffff_ffffL;
    }

    /** Destination MAC, 48 bits, locally administered. */
    public long dstMac() {
        return 0x0200_0000_0000L | noise(21) & 0xff_ffff_ffffL;
    }

    /** Source VLAN, 1 to 4,094. */
    public int srcVlan() {
        return 1 + (int) below(22, 4_094);
    }

    /** Destination VLAN, 1 to 4,094. */
    public int dstVlan() {
        return 1 + (int) below(23, 4_094);
    }

    /** How long before its export the flow ended, 1 to 5,000 ms. */
    public long endedMsBefore() {
        return 1 + below(24, 5_000);
    }

    /** How long before its export the flow started, 1 to 64,999 ms. */
    public long startedMsBefore() {
        return endedMsBefore() + below(25, 60_000);
    }

    /** Start, milliseconds since 1970; needs {@link #exportedAt}. */
    public long startMs() {
        return exportMs - startedMsBefore();
    }

    /** End, milliseconds since 1970; needs {@link #exportedAt}. */
    public long endMs() {
        return exportMs - endedMsBefore();
    }

    /** Start on the router's uptime clock; needs {@link #exportedAt}. */
    public long startUptimeMs() {
        return uptimeMs - startedMsBefore();
    }

    /** End on the router's uptime clock; needs {@link #exportedAt}. */
    public long endUptimeMs() {
        return uptimeMs - endedMsBefore();
    }

    /** Text of variable length, 4 to 35 letters. */
    public String text() {
        byte[] letters = new byte[textLength()];
        text(letters, 0);
        return new String(letters, StandardCharsets.US_ASCII);
    }

    int textLength() {
        return 4 + (int) below(26, 32);
    }

    void text(byte[] to, int at) {
        long any = noise(27);
        for (int i = 0; i < textLength(); i++) {
            to[at + i] = (byte) ('a' + ((any >>> i) & 15));
        }
    }
}
