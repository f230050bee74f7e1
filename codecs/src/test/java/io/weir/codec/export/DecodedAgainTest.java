// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.wire.Wire;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What exporters write, the decoder reads: every column of every layout, in both ways of values. */
class DecodedAgainTest {
    private static final long SEED = 42;
    private static final int EXPORTER = 6;
    private static final long NOW_MS = 1_700_000_000_123L;
    private static final long NANOS = 1_000_000;
    private static final int FLOWS = 13;
    private final byte[] b = new byte[65_536];
    private final byte[] address = new byte[16];

    /** Compares each record with the flow of its index. */
    private final class Comparing implements DecodeListener {
        final ExportLayout layout;
        final boolean ipfix;
        final int percent;
        final long exportMs;
        long next;

        Comparing(ExportLayout layout, boolean ipfix, int percent, long exportMs) {
            this.layout = layout;
            this.ipfix = ipfix;
            this.percent = percent;
            this.exportMs = exportMs;
        }

        @Override
        public void onFlow(FlowRecord record) {
            TestFlow flow = TestFlow.of(SEED, EXPORTER, next++, percent);
            flow.exportedAt(exportMs, TestExporter.FIRST_UPTIME_MS);
            equal(record, Column.SAMPLING_RATE, flow.samplingRate());
            if (layout == null) {
                netflow5(record, flow);
                return;
            }
            equal(record, Column.OBSERVATION_DOMAIN_ID, EXPORTER + 1);
            for (TestElement element : layout.elements()) {
                check(record, element, flow, ipfix);
            }
        }

        @Override
        public void onFault(Fault fault, Datagram datagram, int templateId) {
            throw new AssertionError(fault + " at template " + templateId);
        }
    }

    private static void equal(FlowRecord record, Column column, long expected) {
        assertThat(record.number(column)).as("%s", column).isEqualTo(expected);
    }

    private void equal(FlowRecord record, Column column, long hi, long lo) {
        boolean ipv6 = record.length(column) == 16;
        Wire.put64(address, 0, hi);
        Wire.put64(address, 8, lo);
        byte[] expected = Arrays.copyOfRange(address, ipv6 ? 0 : 12, 16);
        int at = record.offset(column);
        assertThat(Exporter.isIpv4(hi, lo)).isNotEqualTo(ipv6);
        assertThat(Arrays.copyOfRange(record.array(column), at, at + record.length(column))).as("%s", column)
            .isEqualTo(expected);
    }

    private void netflow5(FlowRecord record, TestFlow f) {
        for (TestElement element : ExportLayout.INTERLEAVED.elements()) {
            switch (element) {
                case SRC_AS -> equal(record, Column.SRC_AS, TestFlow.as16(f.srcAs()));
                case DST_AS -> equal(record, Column.DST_AS, TestFlow.as16(f.dstAs()));
                case BGP_NEXT_HOP -> assertThat(record.has(Column.BGP_NEXT_HOP)).isFalse();
                case SAMPLER_ID -> assertThat(record.indexOf(0, 48)).as("v5 has no sampler id").isNegative();
                default -> check(record, element, f, false);
            }
        }
    }

    private void check(FlowRecord record, TestElement element, TestFlow f, boolean ipfix) {
        switch (element) {
            case SRC_ADDR -> equal(record, Column.SRC_ADDR, f.srcHi(), f.srcLo());
            case DST_ADDR -> equal(record, Column.DST_ADDR, f.dstHi(), f.dstLo());
            case NEXT_HOP -> equal(record, Column.NEXT_HOP, f.nextHopHi(), f.nextHopLo());
            case BGP_NEXT_HOP -> equal(record, Column.BGP_NEXT_HOP, f.nextHopHi(), f.bgpNextHopLo());
            case START -> equal(record, Column.TIME_FLOW_START_NS, f.startMs() * NANOS);
            case END -> equal(record, Column.TIME_FLOW_END_NS, f.endMs() * NANOS);
            case OCTETS, OCTETS_5 -> equal(record, Column.BYTES, f.bytes());
            case PACKETS, PACKETS_3 -> equal(record, Column.PACKETS, f.packets());
            case PROTOCOL -> equal(record, Column.PROTO, f.protocol());
            case SRC_PORT -> equal(record, Column.SRC_PORT, f.srcPort());
            case DST_PORT -> equal(record, Column.DST_PORT, f.dstPort());
            case TCP_FLAGS, TCP_FLAGS_2 -> equal(record, Column.TCP_FLAGS, f.tcpFlags());
            case TOS -> equal(record, Column.IP_TOS, f.tos());
            case SRC_MASK -> equal(record, Column.SRC_NET, f.srcMask());
            case DST_MASK -> equal(record, Column.DST_NET, f.dstMask());
            case IN_IF, IN_IF_2 -> equal(record, Column.IN_IF, f.inIf());
            case OUT_IF, OUT_IF_2 -> equal(record, Column.OUT_IF, f.outIf());
            case SRC_AS -> equal(record, Column.SRC_AS, f.srcAs());
            case DST_AS -> equal(record, Column.DST_AS, f.dstAs());
            default -> rare(record, element, f, ipfix);
        }
    }

    private void rare(FlowRecord record, TestElement element, TestFlow f, boolean ipfix) {
        long number = element.kind() == TestElement.Kind.NUMBER ? element.number(f) : 0;
        switch (element) {
            case SRC_MAC -> equal(record, Column.SRC_MAC, f.srcMac());
            case DST_MAC -> equal(record, Column.DST_MAC, f.dstMac());
            case SRC_VLAN -> equal(record, Column.SRC_VLAN, f.srcVlan());
            case DST_VLAN -> equal(record, Column.DST_VLAN, f.dstVlan());
            case ICMP -> {
                equal(record, Column.ICMP_TYPE, number >> 8);
                equal(record, Column.ICMP_CODE, number & 0xff);
            }
            case MPLS_1 -> assertThat(record.item(Column.MPLS_LABEL, 0)).isEqualTo(number >> 4);
            case MPLS_3 -> assertThat(record.item(Column.MPLS_LABEL, 2)).isEqualTo(number >> 4);
            case MIN_TTL -> equal(record, Column.IP_TTL, number);
            case FLOW_LABEL -> equal(record, Column.IPV6_FLOW_LABEL, number);
            case FORWARDING -> equal(record, Column.FORWARDING_STATUS, number);
            case FRAGMENT_ID -> equal(record, Column.FRAGMENT_ID, number);
            case FRAGMENT_OFFSET -> equal(record, Column.FRAGMENT_OFFSET, number);
            case FRAGMENT_FLAGS -> equal(record, Column.IP_FLAGS, number >> 5);
            case OBSERVATION_POINT -> equal(record, Column.OBSERVATION_POINT_ID, number);
            default -> raw(record, element, f, ipfix, number);
        }
    }

    private static void raw(FlowRecord record, TestElement element, TestFlow f, boolean ipfix, long number) {
        boolean foreign = ipfix && element.enterprise() != 0;
        int id = element.id(f.ipv6(), ipfix) | (!ipfix && element.enterprise() != 0 ? 0x8000 : 0);
        int index = record.indexOf(foreign ? element.enterprise() : 0, id);
        assertThat(index).as("%s", element).isNotNegative();
        if (element.kind() == TestElement.Kind.TEXT) {
            assertThat(new String(record.datagram().bytes(), record.elementOffset(index), record.elementLength(index)))
                .isEqualTo(f.text());
        } else {
            assertThat(record.elementNumber(index)).as("%s", element).isEqualTo(number);
        }
    }

    private void roundTrip(TestExporter exporter, Values values, Comparing comparing) {
        DecoderSettings settings = DecoderSettings.defaults().with(values);
        DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), comparing);
        for (int i = 0; i < 30; i++) {
            int length = exporter.write(b, 3, FLOWS, NOW_MS);
            decoder.decode(b, 3, length, 0, Exporter.mapped(0x7f000001), 0, 9, NOW_MS * NANOS);
        }
        assertThat(comparing.next).isEqualTo(30 * FLOWS);
        assertThat(decoder.counts().get(DecodeCounter.SETS_REFUSED)).isZero();
    }

    @ParameterizedTest
    @EnumSource(ExportLayout.class)
    void everyLayoutOfV9AndIpfix(ExportLayout layout) {
        long second = NOW_MS / 1_000 * 1_000;
        ExportSettings settings = ExportSettings.of(SEED, EXPORTER).withLayouts(layout).withIpv6Percent(40);
        for (Values values : Values.values()) {
            roundTrip(new NetFlow9Exporter(settings), values, new Comparing(layout, false, 40, second));
            roundTrip(new IpfixExporter(settings), values, new Comparing(layout, true, 40, second));
        }
    }

    @ParameterizedTest
    @EnumSource(Values.class)
    void v5(Values values) {
        TestExporter exporter = new NetFlow5Exporter(ExportSettings.of(SEED, EXPORTER));

        roundTrip(exporter, values, new Comparing(null, false, 0, NOW_MS));
    }

    @ParameterizedTest
    @EnumSource(ExportLayout.class)
    void cutAnywhereOrWithBitsTurnedNothingIsThrown(ExportLayout layout) {
        Random random = new Random(5);
        DecoderSettings settings = DecoderSettings.defaults();
        DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), record -> { });
        for (boolean ipfix : new boolean[] {false, true}) {
            ExportSettings of = ExportSettings.of(SEED, EXPORTER).withLayouts(layout);
            int length = (ipfix ? new IpfixExporter(of) : new NetFlow9Exporter(of)).write(b, 0, FLOWS, NOW_MS);
            for (int cut = 0; cut < length; cut++) {
                decoder.decode(Arrays.copyOf(b, cut), 0, cut, 0, 1, 0, 9, NOW_MS * NANOS);
                byte[] turned = Arrays.copyOf(b, length);
                turned[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
                decoder.decode(turned, 0, length, 0, 1, 0, 9, NOW_MS * NANOS);
            }
        }
        assertThat(decoder.counts().get(DecodeCounter.DATAGRAMS_DECODED)).isPositive();
    }
}
