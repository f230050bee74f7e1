// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatedExportersTest {
    private static final long NOW_MS = 1_700_000_000_123L;
    private static final long SECOND_MS = 1_700_000_000_000L;
    private final byte[] b = new byte[65_536];

    private static TestExporter exporter(boolean ipfix, ExportSettings settings) {
        return ipfix ? new IpfixExporter(settings) : new NetFlow9Exporter(settings);
    }

    @ParameterizedTest
    @EnumSource(ExportLayout.class)
    void everyElementOfEveryLayoutHoldsWhatTheFlowSays(ExportLayout layout) {
        for (boolean ipfix : new boolean[] {false, true}) {
            TestExporter exporter = exporter(ipfix, ExportSettings.of(7, 3).withLayouts(layout));
            SetReader reader = new SetReader(ipfix);

            for (int i = 0; i < 9; i++) {
                int length = exporter.write(b, 5, 11, NOW_MS);
                assertThat((long) length).isLessThanOrEqualTo(exporter.maxLength(11));
                reader.read(b, 5 + (ipfix ? 16 : 20), 5 + length);
            }

            assertThat(exporter.flows()).isEqualTo(99);
            assertThat(reader.flows).hasSize(99);
            for (int i = 0; i < 99; i++) {
                check(reader.flows.get(i), layout, TestFlow.of(7, 3, i), ipfix);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void layoutThatIsNamedAgainIsATemplateOfItsOwn(boolean ipfix) {
        // given: a hundred times the same layout, announced in the first hundred datagrams
        ExportLayout[] same = new ExportLayout[100];
        Arrays.fill(same, ExportLayout.STANDARD);
        TestExporter exporter = exporter(ipfix, ExportSettings.of(7, 3).withTemplatesEvery(0).withLayouts(same));
        SetReader reader = new SetReader(ipfix);

        // when
        for (int i = 0; i < 200; i++) {
            int length = exporter.write(b, 0, 8, NOW_MS);
            reader.read(b, ipfix ? 16 : 20, length);
        }

        // then: each has an id of its own, none of them the options', and every record is of 25 fields
        Set<Integer> ids = reader.flows.stream().map(SetReader.Data::templateId).collect(Collectors.toSet());
        assertThat(ids).hasSizeBetween(100, 200).contains(256, 2_000, 3_764).doesNotContain(1_000, 1_001);
        assertThat(reader.flows).hasSize(1_600).allMatch(data -> data.fields().size() == 25);
    }

    private static void check(SetReader.Data data, ExportLayout layout, TestFlow flow, boolean ipfix) {
        flow.exportedAt(SECOND_MS, TestExporter.FIRST_UPTIME_MS);
        assertThat(data.templateId()).isEqualTo(layout.templateId(flow.ipv6()));
        assertThat(data.fields()).hasSameSizeAs(layout.elements());
        for (int i = 0; i < data.fields().size(); i++) {
            TestElement element = layout.elements().get(i);
            int number = element.id(flow.ipv6(), ipfix) | (!ipfix && element.enterprise() != 0 ? 0x8000 : 0);
            assertThat(data.fields().get(i).id()).as("%s", element).isEqualTo(number);
            assertThat(data.values().get(i)).as("%s", element).isEqualTo(expected(element, flow, ipfix));
        }
    }

    private static byte[] expected(TestElement element, TestFlow f, boolean ipfix) {
        return switch (element) {
            case SRC_ADDR -> address(f.ipv6(), f.srcHi(), f.srcLo());
            case DST_ADDR -> address(f.ipv6(), f.dstHi(), f.dstLo());
            case NEXT_HOP -> address(f.ipv6(), f.nextHopHi(), f.nextHopLo());
            case BGP_NEXT_HOP -> address(f.ipv6(), f.nextHopHi(), f.bgpNextHopLo());
            case START -> ipfix ? bytes(8, SECOND_MS - f.startedMsBefore()) : bytes(4, 3_600_000 - f.startedMsBefore());
            case END -> ipfix ? bytes(8, SECOND_MS - f.endedMsBefore()) : bytes(4, 3_600_000 - f.endedMsBefore());
            case INTERFACE_NAME, APPLICATION_NAME, ENTERPRISE_TEXT -> f.text().getBytes(StandardCharsets.US_ASCII);
            case OCTETS -> bytes(8, f.bytes());
            case PACKETS_3 -> bytes(3, f.packets());
            case SRC_MAC -> bytes(6, f.srcMac());
            case SRC_PORT -> bytes(2, f.srcPort());
            default -> bytes(element.width(f.ipv6(), ipfix), element.number(f));
        };
    }

    private static byte[] address(boolean ipv6, long hi, long lo) {
        byte[] address = new byte[ipv6 ? 16 : 4];
        if (!ipv6) {
            Wire.put32(address, 0, lo);
            return address;
        }
        Wire.put64(address, 0, hi);
        Wire.put64(address, 8, lo);
        return address;
    }

    private static byte[] bytes(int width, long value) {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[width - 1 - i] = (byte) (value >>> 8 * i);
        }
        return bytes;
    }

    @Test
    void v9CountsRecordsAndNumbersDatagrams() {
        TestExporter exporter = new NetFlow9Exporter(ExportSettings.of(1, 4));

        exporter.write(b, 0, 5, NOW_MS);
        int firstCount = Wire.u16(b, 2);
        exporter.write(b, 0, 5, NOW_MS + 2_000);

        assertThat(firstCount).as("4 templates, 2 options, 5 flows").isEqualTo(11);
        assertThat(Wire.u16(b, 0)).isEqualTo(9);
        assertThat(Wire.u16(b, 2)).isEqualTo(5);
        assertThat(Wire.u32(b, 4)).isEqualTo(3_602_000);
        assertThat(Wire.u32(b, 8)).isEqualTo(1_700_000_002L);
        assertThat(Wire.u32(b, 12)).isEqualTo(1);
        assertThat(Wire.u32(b, 16)).isEqualTo(5);
    }

    @Test
    void ipfixNumbersDataRecordsWithThoseOfOptions() {
        TestExporter exporter = new IpfixExporter(ExportSettings.of(1, 4));

        exporter.write(b, 0, 5, NOW_MS);
        long firstSequence = Wire.u32(b, 8);
        exporter.write(b, 0, 6, NOW_MS);
        long secondSequence = Wire.u32(b, 8);
        int length = exporter.write(b, 0, 6, NOW_MS);

        assertThat(firstSequence).isZero();
        assertThat(secondSequence).as("5 flows and 2 options").isEqualTo(7);
        assertThat(Wire.u32(b, 8)).isEqualTo(13);
        assertThat(Wire.u16(b, 2)).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void templatesComeAgainAfterTheirInterval(boolean ipfix) {
        TestExporter exporter = exporter(ipfix, ExportSettings.of(1, 0).withTemplatesEvery(4)
            .withLayouts(ExportLayout.COMPACT, ExportLayout.WIDE));
        SetReader reader = new SetReader(ipfix);

        StringBuilder announced = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            int before = reader.templateRecords;
            reader.read(b, ipfix ? 16 : 20, exporter.write(b, 0, 2, NOW_MS));
            announced.append(reader.templateRecords > before ? 'T' : '.');
        }

        assertThat(announced.toString()).isEqualTo("TT......TT......TT..");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void optionsAnnounceTheRateOfSamplerOneAndOfTheDomain(boolean ipfix) {
        TestExporter exporter = exporter(ipfix, ExportSettings.of(9, 2).withLayouts(ExportLayout.INTERLEAVED));
        SetReader reader = new SetReader(ipfix);
        byte[] rate = bytes(4, TestFlow.samplingRate(9, 2));

        reader.read(b, ipfix ? 16 : 20, exporter.write(b, 0, 16, NOW_MS));

        assertThat(reader.options).extracting(SetReader.Data::templateId).as("announced, then after each data set")
            .containsExactly(1_000, 1_001, 1_000, 1_000);
        for (SetReader.Data option : reader.options) {
            boolean ofSampler = option.templateId() == 1_000;
            List<Integer> ids = option.fields().stream().map(SetReader.Field::id).toList();
            assertThat(ids.contains(48)).isEqualTo(ofSampler);
            assertThat(option.values().get(ids.indexOf(ipfix ? 305 : ofSampler ? 50 : 34))).isEqualTo(rate);
        }
    }

    @Test
    void aDatagramIsWrittenWithoutAllocation() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        TestExporter exporter = exporter(true, ExportSettings.of(1, 0).withTemplatesEvery(3)
            .withLayouts(ExportLayout.values()));
        long self = Thread.currentThread().getId();
        for (int i = 0; i < 100; i++) {
            exporter.write(b, 0, 10, NOW_MS);
        }

        long before = threads.getThreadAllocatedBytes(self);
        for (int i = 0; i < 1_000; i++) {
            exporter.write(b, 0, 10, NOW_MS);
        }

        assertThat(threads.getThreadAllocatedBytes(self) - before).as("for 1,000 datagrams").isLessThan(10_000);
    }

    @Test
    void noDatagramIsLongerThanAnnouncedWhateverTheMix() {
        for (int percent = 0; percent <= 100; percent += 7) {
            for (ExportLayout layout : ExportLayout.values()) {
                TestExporter exporter = exporter(true, ExportSettings.of(1, 0).withIpv6Percent(percent)
                    .withTemplatesEvery(1).withLayouts(layout));
                for (int flows = 0; flows < 40; flows++) {
                    long length = exporter.write(b, 0, flows, NOW_MS);
                    assertThat(length).isLessThanOrEqualTo(exporter.maxLength(flows));
                }
            }
        }
    }

    @Test
    void theShareOfIpv6IsKeptFromNoneToAll() {
        for (int percent : List.of(0, 1, 25, 50, 100)) {
            long ipv6 = 0;
            for (int i = 0; i < 400; i++) {
                ipv6 += TestFlow.of(1, 0, i, percent).ipv6() ? 1 : 0;
            }
            assertThat(ipv6).isEqualTo(4L * percent);
        }
    }
}
