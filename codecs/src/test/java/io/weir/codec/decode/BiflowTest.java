// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.EXPORT;
import static io.weir.codec.decode.Packet.hex16;
import static io.weir.codec.decode.Packet.hex32;
import static io.weir.codec.decode.Packet.hex64;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Biflow;
import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.json.Fields;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that counts both ways gives two records with {@code -biflow=split}. */
class BiflowTest {
    private static final String A = "c0000201";
    private static final String B = "c6336402";
    private static final long MS = EXPORT * 1000;

    private static Decoded split(Values values) {
        DecoderSettings settings = DecoderSettings.defaults().with(values).with(Biflow.SPLIT);
        return new Decoded(settings, new Bounds(settings), Fields.STANDARD);
    }

    private static Decoded split(Packet packet) {
        return split(Values.CORRECT).send(Decoded.PORT, packet.bytes());
    }

    private static String value(String line, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\":\"?([^\",}]*)").matcher(line);
        assertThat(matcher.find()).as(key + " in " + line).isTrue();
        return matcher.group(1);
    }

    private static void has(String line, String... pairs) {
        for (String pair : pairs) {
            assertThat(value(line, pair.substring(0, pair.indexOf('=')))).as(pair)
                .isEqualTo(pair.substring(pair.indexOf('=') + 1));
        }
    }

    private static Packet reverseElements(String record) {
        return Packet.ipfix().set(2, hex16(256) + hex16(12)
            + "00080004" + "000c0004" + "00070002" + "000b0002" + "00040001" + "00010008" + "00020008"
            + "80010008" + hex32(29_305) + "80020008" + hex32(29_305) + "00060001" + "80060001" + hex32(29_305)
            + "0098" + "0008").set(256, record);
    }

    @ParameterizedTest
    @EnumSource(Values.class)
    void givenReverseElementsThenTheWayBackHasThem(Values values) {
        Packet packet = reverseElements(A + B + hex16(40_000) + hex16(443) + "06" + hex64(700) + hex64(7)
            + hex64(90_000) + hex64(80) + "1b" + "1f" + hex64(MS - 5_000));

        Decoded decoded = split(values).send(Decoded.PORT, packet.bytes());

        assertThat(decoded.lines).hasSize(2);
        has(decoded.lines.get(0), "src_addr=192.0.2.1", "dst_addr=198.51.100.2", "src_port=40000", "dst_port=443",
            "bytes=700", "packets=7", "tcp_flags=27", "proto=TCP");
        has(decoded.lines.get(1), "src_addr=198.51.100.2", "dst_addr=192.0.2.1", "src_port=443", "dst_port=40000",
            "bytes=90000", "packets=80", "tcp_flags=31", "proto=TCP");
        assertThat(decoded.decoder.counts().get(DecodeCounter.RECORDS)).isEqualTo(1);
        assertThat(decoded.decoder.counts().get(DecodeCounter.RECORDS_REVERSE)).isEqualTo(1);
    }

    @Test
    void givenReverseTimesThenTheyAreThoseOfTheWayBack() {
        Packet packet = Packet.ipfix().set(2, hex16(256) + hex16(7) + "00010004" + "80010004" + hex32(29_305)
            + "00980008" + "00990008" + "80980008" + hex32(29_305) + "80990008" + hex32(29_305) + "00040001")
            .set(256, hex32(1) + hex32(2) + hex64(MS - 9_000) + hex64(MS - 1_000) + hex64(MS - 8_000)
                + hex64(MS - 2_000) + "11");

        Decoded decoded = split(packet);

        has(decoded.lines.get(0), "time_flow_start_ns=" + (MS - 9_000) + "000000",
            "time_flow_end_ns=" + (MS - 1_000) + "000000");
        has(decoded.lines.get(1), "time_flow_start_ns=" + (MS - 8_000) + "000000",
            "time_flow_end_ns=" + (MS - 2_000) + "000000", "proto=UDP");
    }

    @ParameterizedTest
    @EnumSource(Values.class)
    void givenInitiatorAndResponderThenEachHasItsRecord(Values values) {
        String fields = A + B + hex32(740) + hex32(9_000) + hex32(5) + hex32(11);
        int[] template = {8, 4, 12, 4, 231, 4, 232, 4, 298, 4, 299, 4};
        for (Packet packet : List.of(Packet.ipfix(), Packet.v9())) {
            Decoded decoded = split(values)
                .send(Decoded.PORT, packet.template(256, template).set(256, fields).bytes());

            assertThat(decoded.lines).hasSize(2);
            has(decoded.lines.get(0), "src_addr=192.0.2.1", "bytes=740", "packets=5");
            has(decoded.lines.get(1), "src_addr=198.51.100.2", "bytes=9000", "packets=11");
        }
    }

    @ParameterizedTest
    @EnumSource(Values.class)
    void givenInAndOutOfV9ThenEachHasItsRecord(Values values) {
        Decoded decoded = split(values).send(Decoded.PORT, Packet.v9()
            .template(256, 8, 4, 12, 4, 1, 4, 2, 4, 23, 4, 24, 4)
            .set(256, A + B + hex32(100) + hex32(1) + hex32(2_000) + hex32(2))
            .set(256, A + B + hex32(0) + hex32(0) + hex32(300) + hex32(3)).bytes());

        assertThat(decoded.lines).hasSize(4);
        has(decoded.lines.get(0), "src_addr=192.0.2.1", "bytes=100", "packets=1");
        has(decoded.lines.get(1), "src_addr=198.51.100.2", "bytes=2000", "packets=2");
        has(decoded.lines.get(2), "src_addr=192.0.2.1", "bytes=0", "packets=0");
        has(decoded.lines.get(3), "src_addr=198.51.100.2", "bytes=300", "packets=3");
    }

    @Test
    void givenPostCountersOfIpfixThenTheyAreNoWayBack() {
        assertThat(split(Packet.ipfix().template(256, 1, 4, 23, 4).set(256, hex32(100) + hex32(100))).lines)
            .hasSize(1);
    }

    @Test
    void givenNothingCameBackThenThereIsOneRecord() {
        Packet packet = Packet.v9().template(256, 231, 4, 232, 4, 1, 4)
            .set(256, hex32(10) + hex32(0) + hex32(0) + hex32(0) + hex32(0) + hex32(7));

        Decoded decoded = split(packet);

        assertThat(decoded.lines).hasSize(2);
        has(decoded.lines.get(0), "bytes=10");
        has(decoded.lines.get(1), "bytes=7");
        assertThat(decoded.decoder.counts().get(DecodeCounter.RECORDS_REVERSE)).isZero();
    }

    @Test
    void givenNoWishThenThereIsOneRecord() {
        Packet packet = Packet.v9().template(256, 231, 4, 232, 4).set(256, hex32(10) + hex32(20));

        assertThat(Decoded.correct().send(Decoded.PORT, packet.bytes()).lines).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Values.class)
    void givenWhatHasADirectionThenItIsSwappedAndNextHopsAreCleared(Values values) {
        Packet packet = Packet.v9().template(256, 1, 4, 23, 4, 10, 4, 14, 4, 16, 4, 17, 4, 9, 1, 13, 1, 8, 4, 12, 4,
            56, 6, 57, 6, 58, 2, 59, 2, 15, 4, 18, 4, 5, 1, 70, 3)
            .set(256, hex32(1) + hex32(2) + hex32(3) + hex32(4) + hex32(64_501) + hex32(64_502) + "18" + "10" + A + B
                + "00005e005301" + "00005e005302" + hex16(11) + hex16(12) + "0a000001" + "0a000002" + "b8" + "003e81");

        List<String> lines = split(values).send(Decoded.PORT, packet.bytes()).lines;

        has(lines.get(0), "in_if=3", "out_if=4", "src_as=64501", "dst_as=64502", "src_net=192.0.2.0/24",
            "dst_net=198.51.0.0/16", "src_mac=00:00:5e:00:53:01", "dst_mac=00:00:5e:00:53:02", "src_vlan=11",
            "dst_vlan=12", "vlan_id=11", "next_hop=10.0.0.1", "bgp_next_hop=10.0.0.2", "ip_tos=184");
        has(lines.get(1), "in_if=4", "out_if=3", "src_as=64502", "dst_as=64501", "src_net=198.51.0.0/16",
            "dst_net=192.0.2.0/24", "src_mac=00:00:5e:00:53:02", "dst_mac=00:00:5e:00:53:01", "src_vlan=12",
            "dst_vlan=11", "vlan_id=12", "next_hop=", "bgp_next_hop=", "ip_tos=184");
        assertThat(lines.get(0)).contains("\"mpls_label\":[1000]");
        assertThat(lines.get(1)).contains("\"mpls_label\":[]");
    }

    @Test
    void givenAllFourMacAddressesThenTheWayBackHasThoseOfTheOtherSide() {
        Packet packet = Packet.v9().template(256, 1, 4, 23, 4, 56, 6, 80, 6, 81, 6, 57, 6)
            .set(256, hex32(1) + hex32(2) + "00005e005301" + "00005e005302" + "00005e005303" + "00005e005304");

        has(split(packet).lines.get(1), "src_mac=00:00:5e:00:53:04", "dst_mac=00:00:5e:00:53:03");
    }

    @Test
    void givenOneVlanThenItIsThatOfBothWays() {
        Packet packet = Packet.v9().template(256, 1, 4, 23, 4, 58, 2).set(256, hex32(1) + hex32(2) + hex16(7));

        has(split(packet).lines.get(1), "src_vlan=7", "vlan_id=7", "dst_vlan=0");
    }

    @Test
    void givenIcmpInThePortThenTypeAndCodeStay() {
        Packet packet = Packet.v9().template(256, 1, 4, 23, 4, 7, 2, 11, 2, 4, 1)
            .set(256, hex32(1) + hex32(2) + hex16(0) + "0301" + "01");

        for (String line : split(packet).lines) {
            has(line, "icmp_type=3", "icmp_code=1", "src_port=0", "dst_port=769");
        }
    }

    @Test
    void givenOptionsWithARateThenItHoldsForBothWays() {
        Packet packet = Packet.v9().options(301, 1, 2, 4, 34, 4).set(301, hex32(3) + hex32(512))
            .template(256, 1, 4, 23, 4, 10, 4, 14, 4).set(256, hex32(1) + hex32(2) + hex32(3) + hex32(4));

        List<String> lines = split(packet).lines;

        assertThat(value(lines.get(1), "sampling_rate")).isEqualTo(value(lines.get(0), "sampling_rate"))
            .isEqualTo("512");
    }

    @Test
    void givenAllElementsThenBothLinesHaveWhatWasSentOnce() {
        DecoderSettings settings = DecoderSettings.defaults().with(Biflow.SPLIT);
        Decoded decoded = new Decoded(settings, new Bounds(settings), Fields.STANDARD.withOthers());

        decoded.send(Decoded.PORT, reverseElements(A + B + hex16(40_000) + hex16(443) + "06" + hex64(700) + hex64(7)
            + hex64(90_000) + hex64(80) + "1b" + "1f" + hex64(MS)).bytes());

        assertThat(decoded.lines.get(0)).contains("\"reverseOctetDeltaCount\":90000", "\"reverseTcpControlBits\":")
            .doesNotContain("\"octetDeltaCount\"", "sourceIPv4Address");
        assertThat(decoded.lines.get(1)).contains("\"octetDeltaCount\":700", "\"tcpControlBits\":")
            .doesNotContain("\"reverseOctetDeltaCount\"", "sourceIPv4Address");
    }

    @Test
    void givenVariableLengthsThenBothWaysAreRead() {
        Packet packet = Packet.ipfix().template(256, 82, 65_535, 231, 4, 232, 4, 8, 4)
            .set(256, "03676530" + hex32(10) + hex32(20) + A + "00" + hex32(30) + hex32(0) + A);

        assertThat(split(packet).lines).hasSize(3).extracting(line -> value(line, "bytes"))
            .containsExactly("10", "20", "30");
    }

    /** Whatever is sent, what is printed adds up to it, in each of the three forms. */
    @ParameterizedTest
    @ValueSource(strings = {"reverse", "initiator", "in-out"})
    void givenAnyCountersThenTheLinesAddUpToThem(String form) {
        Random random = new Random(form.hashCode());
        for (Values values : Values.values()) {
            Decoded decoded = split(values);
            long bytes = 0;
            long packets = 0;
            for (int i = 0; i < 200; i++) {
                long[] sent = random.longs(4, 0, 1L << 30).map(each -> random.nextInt(3) == 0 ? 0 : each).toArray();
                bytes += sent[0] + sent[1];
                packets += sent[2] + sent[3];
                decoded.send(Decoded.PORT, packet(form, sent).bytes());
            }
            assertThat(decoded.lines.stream().mapToLong(each -> Long.parseLong(value(each, "bytes"))).sum())
                .isEqualTo(bytes);
            assertThat(decoded.lines.stream().mapToLong(each -> Long.parseLong(value(each, "packets"))).sum())
                .isEqualTo(packets);
            assertThat(decoded.lines).hasSize((int) (decoded.decoder.counts().get(DecodeCounter.RECORDS)
                + decoded.decoder.counts().get(DecodeCounter.RECORDS_REVERSE)));
        }
    }

    private static Packet packet(String form, long... sent) {
        String record = hex32(sent[0]) + hex32(sent[1]) + hex32(sent[2]) + hex32(sent[3]);
        return switch (form) {
            case "reverse" -> Packet.ipfix().set(2, hex16(256) + hex16(4) + "00010004" + "80010004" + hex32(29_305)
                + "00020004" + "80020004" + hex32(29_305)).set(256, record);
            case "initiator" -> Packet.ipfix().template(256, 231, 4, 232, 4, 298, 4, 299, 4).set(256, record);
            default -> Packet.v9().template(256, 1, 4, 23, 4, 2, 4, 24, 4).set(256, record);
        };
    }

    @Test
    void givenABoundOfOutputThenWaysBackCount() {
        DecoderSettings settings = DecoderSettings.defaults().with(Biflow.SPLIT).withOutputRatio(125);
        Decoded decoded = new Decoded(settings, new Bounds(settings), Fields.STANDARD);

        decoded.send(Decoded.PORT, Packet.v9().template(256, 1, 4, 23, 4)
            .set(256, HexFormat.of().formatHex(new byte[]{0, 0, 0, 1, 0, 0, 0, 2}).repeat(4)).bytes());

        assertThat(decoded.lines).hasSize(4);
        assertThat(decoded.decoder.counts().get(DecodeCounter.RECORDS_LIMITED)).isEqualTo(2);
    }
}
