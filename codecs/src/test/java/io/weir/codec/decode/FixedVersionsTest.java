// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.flow.Fault;
import io.weir.codec.protocol.Scheme;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NetFlow v1 and v7, byte by byte as Cisco's "NetFlow Export Datagram Format" and the Catalyst guides have them. */
class FixedVersionsTest {
    /** Count, uptime 100 s, 1700000000.25 s. */
    private static final String HEAD = "000186a0 6553f100 0ee6b280";
    /** Addresses, interfaces 3 and 4, 5 packets, 600 bytes, 90 s to 95 s of uptime, ports 50000 and 443. */
    private static final String FLOW = "0a000001 c0a80002 0a0000fe 0003 0004 00000005 00000258 00015f90 00017318"
        + "c350 01bb";
    private static final String V1 = "0000 06 28 12" + "00".repeat(7);
    private static final String V7 = "7f 12 06 28 fde8 fde9 18 10 0102 c0a80101";
    private static Decoded with(Values values) {
        return new Decoded(DecoderSettings.defaults().with(values));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static String header(int version, int count, int sequence) {
        String head = String.format("%04x%04x", version, count) + HEAD;
        return version == 1 ? head : head + String.format("%08x", sequence) + "00000000";
    }

    private static byte[] datagram(int version, int count, int records) {
        String record = FLOW + (version == 1 ? V1 : V7);
        return bytes(header(version, count, 7) + record.repeat(records));
    }

    private static int recordBytes(int version) {
        return version == 1 ? 48 : 52;
    }

    private static int headerBytes(int version) {
        return version == 1 ? 16 : 24;
    }

    @ParameterizedTest
    @EnumSource(Values.class)
    void givenARecordOfV1ThenEachOfItsFieldsHasItsColumn(Values values) {
        Decoded decoded = with(values).send(1, datagram(1, 1, 1));

        assertThat(decoded.faults).isEmpty();
        assertThat(decoded.lines).singleElement().asString().contains("{\"type\":\"NETFLOW_V1\",",
            "\"sequence_num\":0,", "\"sampling_rate\":0,", "\"time_flow_start_ns\":1699999990250000000,",
            "\"time_flow_end_ns\":1699999995250000000,", "\"bytes\":600,", "\"packets\":5,",
            "\"src_addr\":\"10.0.0.1\",", "\"dst_addr\":\"192.168.0.2\",", "\"etype\":\"IPv4\",", "\"proto\":\"TCP\",",
            "\"src_port\":50000,", "\"dst_port\":443,", "\"in_if\":3,", "\"out_if\":4,", "\"ip_tos\":40,",
            "\"tcp_flags\":18,", "\"src_as\":0,", "\"dst_as\":0,", "\"next_hop\":\"10.0.0.254\"",
            "\"src_net\":\"0.0.0.0/0\"", "\"observation_domain_id\":0,");
    }

    @ParameterizedTest
    @EnumSource(Values.class)
    void givenARecordOfV7ThenEachOfItsFieldsHasItsColumn(Values values) {
        Decoded decoded = with(values).send(1, datagram(7, 1, 1));

        assertThat(decoded.faults).isEmpty();
        assertThat(decoded.lines).singleElement().asString().contains("{\"type\":\"NETFLOW_V7\",",
            "\"sequence_num\":7,", "\"sampling_rate\":0,", "\"time_flow_start_ns\":1699999990250000000,",
            "\"time_flow_end_ns\":1699999995250000000,", "\"bytes\":600,", "\"packets\":5,",
            "\"src_addr\":\"10.0.0.1\",", "\"dst_addr\":\"192.168.0.2\",", "\"etype\":\"IPv4\",", "\"proto\":\"TCP\",",
            "\"src_port\":50000,", "\"dst_port\":443,", "\"in_if\":3,", "\"out_if\":4,", "\"ip_tos\":40,",
            "\"tcp_flags\":18,", "\"src_as\":65000,", "\"dst_as\":65001,", "\"next_hop\":\"10.0.0.254\"",
            "\"src_net\":\"10.0.0.0/24\"", "\"dst_net\":\"192.168.0.0/16\"", "\"observation_domain_id\":0,");
    }

    /** A Catalyst with the flow mask "destination" leaves the others 0. */
    @Test
    void givenFieldsThatTheFlowMaskLeavesOutThenTheyAreZero() {
        Decoded decoded = Decoded.correct().send(1, bytes(header(7, 1, 1) + "00000000 c0a80002 0a0000fe 0000 0004"
            + "00000005 00000258 00015f90 00017318 0000 0000 01 00 00 00 0000 fde9 00 10 0000 c0a80101"));

        assertThat(decoded.lines).singleElement().asString().contains("\"src_addr\":\"0.0.0.0\"",
            "\"dst_addr\":\"192.168.0.2\"", "\"src_port\":0", "\"dst_port\":0", "\"icmp_type\":0");
    }

    /** Both modes have the same: goflow2 reads neither. */
    @ParameterizedTest
    @CsvSource({"1, CORRECT", "1, GOFLOW2", "7, CORRECT", "7, GOFLOW2"})
    void givenIcmpAndAnEndBehindTheExportThenTypeCodeAndTimeAreRight(int version, Values values) {
        byte[] datagram = datagram(version, 1, 1);
        int record = headerBytes(version);
        System.arraycopy(bytes("000186a1"), 0, datagram, record + 28, 4);
        System.arraycopy(bytes("0000 0301"), 0, datagram, record + 32, 4);
        datagram[record + 38] = 1;

        assertThat(with(values).send(1, datagram).lines).singleElement().asString().contains("\"icmp_type\":3,",
            "\"icmp_code\":1,", "\"time_flow_end_ns\":1700000000251000000,");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void givenADatagramCutAnywhereThenItsWholeRecordsComeAndTheRestIsCounted(int version) {
        byte[] whole = datagram(version, 2, 2);
        int header = headerBytes(version);
        for (int length = 0; length <= whole.length; length++) {
            Decoded decoded = Decoded.correct().send(1, Arrays.copyOf(whole, length));

            assertThat(decoded.lines).as("lines of %s bytes", length)
                .hasSize(Math.max(0, (length - header) / recordBytes(version)));
            assertThat(decoded.faults).as("faults of %s bytes", length).isEqualTo(faults(length, header, whole.length));
        }
    }

    private static List<Fault> faults(int length, int header, int whole) {
        if (length == whole) {
            return List.of();
        }
        return List.of(length == 0 ? Fault.DATAGRAM_EMPTY : length < header ? Fault.HEADER_TRUNCATED : Fault.V5_COUNT);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 2, 2, V5_COUNT", "7, 65535, 2, 2, V5_COUNT", "1, 1, 2, 1, V5_TRAILING",
        "7, 0, 1, 0, V5_TRAILING"})
    void givenACountThatIsNotThatOfTheRecordsThenTheSmallerIsDelivered(int version, int count, int records, int lines,
        Fault fault) {
        Decoded decoded = Decoded.correct().send(1, datagram(version, count, records));

        assertThat(decoded.lines).hasSize(lines);
        assertThat(decoded.faults).containsExactly(fault);
    }

    /** softflowd, fprobe and most others send 48 bytes a record; Extreme's modules are described with 52. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 24})
    void givenV1WithFourMoreBytesInEachRecordThenNoRecordIsTorn(int records) {
        byte[] datagram = bytes(header(1, records, 0) + (FLOW + V1 + "00000000").repeat(records));

        Decoded decoded = Decoded.correct().send(1, datagram);

        assertThat(decoded.faults).isEmpty();
        assertThat(decoded.lines).hasSize(records).allSatisfy(line -> assertThat(line).contains(
            "\"src_addr\":\"10.0.0.1\",", "\"src_port\":50000,", "\"proto\":\"TCP\","));
    }

    @Test
    void givenAGapInV7ThenItsFlowsAreLost() {
        Decoded decoded = Decoded.correct();
        for (int sequence : new int[] {10, 12, 17}) {
            decoded.send(1, bytes(header(7, 2, sequence) + (FLOW + V7).repeat(2)));
        }

        assertThat(decoded.decoder.counts().get(DecodeCounter.SEQUENCE_LOST_V7_FLOWS)).isEqualTo(3);
        assertThat(decoded.decoder.sequences()).singleElement().satisfies(each -> {
            assertThat(each.lost()).isEqualTo(3);
            assertThat(each.protocol().sequenceUnit().text()).isEqualTo("flows");
        });
    }

    @Test
    void givenV1ThenNoSequenceIsFollowed() {
        Decoded decoded = Decoded.correct().send(1, datagram(1, 1, 1)).send(1, datagram(1, 1, 1))
            .send(2, datagram(1, 1, 1));

        assertThat(decoded.decoder.sequences()).isEmpty();
        assertThat(decoded.decoder.counts().get(DecodeCounter.SEQUENCE_DUPLICATES)).isZero();
        assertThat(decoded.lines).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"1, NETFLOW, 1", "1, FLOW, 1", "1, SFLOW, 0", "7, NETFLOW, 1", "7, FLOW, 1", "7, SFLOW, 0",
        "6, FLOW, 0", "8, FLOW, 0"})
    void listenersForNetFlowReadThem(int version, Scheme scheme, int lines) {
        Decoded decoded = new Decoded(DecoderSettings.defaults().with(scheme)).send(1, datagram(version, 1, 1));

        assertThat(decoded.lines).hasSize(lines);
        assertThat(decoded.faults).hasSize(1 - lines);
    }
}
