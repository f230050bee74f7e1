// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import io.weir.codec.wire.Wire;

/**
 * Test traffic as sFlow version 5: each flow is a flow sample with the headers of one of its packets, in Ethernet with
 * a VLAN tag, and what the switch knows beside: VLANs, next hop and prefix lengths.
 */
public final class SFlowExporter implements TestExporter {
    private static final int HEADER = 28;
    private static final int SAMPLE = 8 + 32;
    private static final int RAW = 8 + 16;
    private static final int SWITCH = 8 + 16;
    private static final int ROUTER = 8 + 4 + 16 + 8;
    /** Ethernet, a tag, IPv6, TCP, padded to four bytes. */
    private static final int MOST_FRAME = 80;
    private static final int ETHERNET_PROTOCOL = 1;
    /** All samples are of one data source, the device as a whole: their numbers are those of its flows. */
    private static final int SOURCE = 2 << 24 | 1;
    private static final int TCP = 6;
    private static final int UDP = 17;

    private final ExportSettings settings;
    private final TestFlow flow;
    private final UptimeClock clock = new UptimeClock();
    private long datagrams;
    private long next;

    /** An exporter at its first datagram. */
    public SFlowExporter(ExportSettings settings) {
        this.settings = settings;
        this.flow = new TestFlow(settings.ipv6Percent());
    }

    @Override
    public int write(byte[] to, int at, int flows, long exportMs) {
        header(to, at, flows, clock.uptimeMs(exportMs));
        int end = at + HEADER;
        for (int i = 0; i < flows; i++) {
            flow.moveTo(settings.seed(), settings.exporter(), next++);
            end = sample(to, end);
        }
        datagrams++;
        return end - at;
    }

    private void header(byte[] b, int at, int flows, long uptimeMs) {
        Wire.put32(b, at, 5);
        Wire.put32(b, at + 4, 1);
        Wire.put32(b, at + 8, agent());
        Wire.put32(b, at + 12, settings.domain());
        Wire.put32(b, at + 16, datagrams);
        Wire.put32(b, at + 20, uptimeMs);
        Wire.put32(b, at + 24, flows);
    }

    /** IPv4 address of the agent, of 192.0.2.0/24. */
    long agent() {
        return 0xc000_0200L + settings.exporter() % 256;
    }

    private int sample(byte[] b, int at) {
        int rate = TestFlow.samplingRate(settings.seed(), settings.exporter());
        Wire.put32(b, at, 1);
        Wire.put32(b, at + 8, flow.index());
        Wire.put32(b, at + 12, SOURCE);
        Wire.put32(b, at + 16, rate);
        Wire.put32(b, at + 20, (flow.index() + 1) * rate);
        Wire.put32(b, at + 24, 0);
        Wire.put32(b, at + 28, flow.inIf());
        Wire.put32(b, at + 32, flow.outIf());
        Wire.put32(b, at + 36, 3);
        int end = router(b, vlans(b, rawHeader(b, at + SAMPLE)));
        Wire.put32(b, at + 4, end - at - 8);
        return end;
    }

    private int rawHeader(byte[] b, int at) {
        int start = at + RAW;
        int end = layer4(b, flow.ipv6() ? ipv6(b, ethernet(b, start)) : ipv4(b, ethernet(b, start)));
        int padded = end;
        while ((padded - start & 3) != 0) {
            Wire.put8(b, padded++, 0);
        }
        Wire.put32(b, at, 1);
        Wire.put32(b, at + 4, padded - at - 8);
        Wire.put32(b, at + 8, ETHERNET_PROTOCOL);
        Wire.put32(b, at + 12, frameBytes());
        Wire.put32(b, at + 16, 4);
        Wire.put32(b, at + 20, end - start);
        return padded;
    }

    private long frameBytes() {
        return frameBytes(flow);
    }

    /** Bytes of the frame that is sampled of a flow: those of a packet of it, and no fewer than its headers have. */
    public static long frameBytes(TestFlow flow) {
        return Math.max(MOST_FRAME, flow.bytes() / flow.packets());
    }

    private int ethernet(byte[] b, int at) {
        put48(b, at, flow.dstMac());
        put48(b, at + 6, flow.srcMac());
        Wire.put16(b, at + 12, 0x8100);
        Wire.put16(b, at + 14, flow.srcVlan());
        Wire.put16(b, at + 16, flow.ipv6() ? 0x86dd : 0x0800);
        return at + 18;
    }

    private static void put48(byte[] b, int at, long value) {
        Wire.put16(b, at, (int) (value >>> 32));
        Wire.put32(b, at + 2, value);
    }

    private int ipv4(byte[] b, int at) {
        Wire.put8(b, at, 0x45);
        Wire.put8(b, at + 1, flow.tos());
        Wire.put16(b, at + 2, (int) frameBytes() - 18);
        Wire.put16(b, at + 4, (int) flow.index() & 0xffff);
        Wire.put16(b, at + 6, 0x4000);
        Wire.put8(b, at + 8, 64);
        Wire.put8(b, at + 9, flow.protocol());
        Wire.put16(b, at + 10, 0);
        Wire.put32(b, at + 12, flow.srcLo());
        Wire.put32(b, at + 16, flow.dstLo());
        return at + 20;
    }

    private int ipv6(byte[] b, int at) {
        Wire.put32(b, at, 6L << 28 | (long) flow.tos() << 20);
        Wire.put16(b, at + 4, (int) frameBytes() - 18 - 40);
        Wire.put8(b, at + 6, flow.protocol());
        Wire.put8(b, at + 7, 64);
        Wire.put64(b, at + 8, flow.srcHi());
        Wire.put64(b, at + 16, flow.srcLo());
        Wire.put64(b, at + 24, flow.dstHi());
        Wire.put64(b, at + 32, flow.dstLo());
        return at + 40;
    }

    private int layer4(byte[] b, int at) {
        if (flow.protocol() != TCP && flow.protocol() != UDP) {
            Wire.put16(b, at, flow.icmpTypeCode());
            Wire.put32(b, at + 2, 0);
            Wire.put16(b, at + 6, 0);
            return at + 8;
        }
        Wire.put16(b, at, flow.srcPort());
        Wire.put16(b, at + 2, flow.dstPort());
        if (flow.protocol() == UDP) {
            Wire.put32(b, at + 4, 8L << 16);
            return at + 8;
        }
        Wire.put64(b, at + 4, flow.index());
        Wire.put16(b, at + 12, 0x5000 | flow.tcpFlags());
        Wire.put32(b, at + 14, 0xffff_0000L);
        Wire.put16(b, at + 18, 0);
        return at + 20;
    }

    private int vlans(byte[] b, int at) {
        Wire.put32(b, at, 1001);
        Wire.put32(b, at + 4, 16);
        Wire.put32(b, at + 8, flow.srcVlan());
        Wire.put32(b, at + 12, 0);
        Wire.put32(b, at + 16, flow.dstVlan());
        Wire.put32(b, at + 20, 0);
        return at + SWITCH;
    }

    private int router(byte[] b, int at) {
        int address = flow.ipv6() ? 16 : 4;
        Wire.put32(b, at, 1002);
        Wire.put32(b, at + 4, 12 + address);
        Wire.put32(b, at + 8, flow.ipv6() ? 2 : 1);
        if (flow.ipv6()) {
            Wire.put64(b, at + 12, flow.nextHopHi());
            Wire.put64(b, at + 20, flow.nextHopLo());
        } else {
            Wire.put32(b, at + 12, flow.nextHopLo());
        }
        Wire.put32(b, at + 12 + address, flow.srcMask());
        Wire.put32(b, at + 16 + address, flow.dstMask());
        return at + 20 + address;
    }

    @Override
    public long maxLength(int flows) {
        return HEADER + (long) flows * (SAMPLE + RAW + MOST_FRAME + SWITCH + ROUTER);
    }

    @Override
    public int sequenceAt() {
        return 16;
    }

    @Override
    public long flows() {
        return next;
    }
}
