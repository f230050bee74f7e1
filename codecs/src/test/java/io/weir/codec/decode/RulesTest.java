// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.EXPORT;
import static io.weir.codec.decode.Packet.hex32;
import static io.weir.codec.decode.Packet.hex64;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Rule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each rule of docs/differences-from-goflow2.md: the same datagram, goflow2's value and the right one. */
class RulesTest {
    private static final long NS = 1_000_000_000L;

    @Test
    void givenAFlowThatBeganBeforeSysUptimeWrappedThenTheTimeLiesInThePast() {
        byte[] packet = Packet.v9().uptime(5_000).template(300, 22, 4, 21, 4)
            .set(300, hex32(0xffff_ff00L) + hex32(4_000)).bytes();

        check(packet, "time_flow_start_ns", EXPORT * NS + (0xffff_ff00L - 5_000) * 1_000_000L,
            EXPORT * NS - 5_256 * 1_000_000L, Rule.RELATIVE_TIMES);
    }

    @Test
    void givenIpfixTimesSinceInitThenTheyAreAddedToIt() {
        long init = EXPORT * 1000 - 60_000;
        byte[] packet = Packet.ipfix().template(300, 22, 4, 21, 4, 160, 8)
            .set(300, hex32(10_000) + hex32(20_000) + hex64(init)).bytes();

        check(packet, "time_flow_start_ns", EXPORT * NS, (init + 10_000) * 1_000_000L, Rule.RELATIVE_TIMES);
        check(packet, "time_flow_end_ns", EXPORT * NS, (init + 20_000) * 1_000_000L, Rule.RELATIVE_TIMES);
    }

    @Test
    void givenInitInOptionsAndManyWrapsThenTheTimeIsTheOneNearestToTheExport() {
        long wraps = 3L << 32;
        long init = EXPORT * 1000 - wraps - 5_000;
        byte[] packet = Packet.ipfix().options(301, 1, 149, 4, 160, 8).set(301, hex32(1) + hex64(init))
            .template(300, 22, 4).set(300, hex32(2_000)).bytes();

        check(packet, "time_flow_start_ns", EXPORT * NS, EXPORT * NS - 3 * NS, Rule.RELATIVE_TIMES);
    }

    @Test
    void givenNoInitThenGoflow2sTimeStays() {
        byte[] packet = Packet.ipfix().template(300, 22, 4).set(300, hex32(2_000)).bytes();

        assertThat(number(Decoded.correct(), packet, "time_flow_start_ns")).isEqualTo(EXPORT * NS);
    }

    @Test
    void givenAbsoluteTimesInV9ThenTheyHoldEvenBesideRelativeOnes() {
        byte[] packet = Packet.v9().template(300, 152, 8, 22, 4)
            .set(300, hex64(EXPORT * 1000 - 7_000) + hex32(99_000)).bytes();

        check(packet, "time_flow_start_ns", EXPORT * NS - NS, EXPORT * NS - 7 * NS, Rule.ABSOLUTE_TIMES);
    }

    @Test
    void givenOnlyAnObservationTimeThenItIsStartAndEnd() {
        byte[] packet = Packet.v9().template(300, 323, 8).set(300, hex64(EXPORT * 1000 - 7_000)).bytes();

        check(packet, "time_flow_start_ns", EXPORT * NS, EXPORT * NS - 7 * NS, Rule.ABSOLUTE_TIMES);
        check(packet, "time_flow_end_ns", EXPORT * NS, EXPORT * NS - 7 * NS, Rule.ABSOLUTE_TIMES);
    }

    @Test
    void givenZeroOutCountersThenTheyDoNotReplaceTheOthers() {
        byte[] packet = Packet.v9().template(300, 1, 4, 2, 4, 23, 4, 24, 4)
            .set(300, hex32(152) + hex32(3) + hex32(0) + hex32(0)).bytes();

        check(packet, "bytes", 0, 152, Rule.COUNTERS);
        check(packet, "packets", 0, 3, Rule.COUNTERS);
    }

    @Test
    void givenOnlyTotalsThenTheyAreTakenUnlessTheFlowGoesOn() {
        Packet ended = Packet.ipfix().template(300, 85, 4, 86, 4, 136, 1).set(300, hex32(56) + hex32(2) + "01");
        Packet active = Packet.ipfix().template(300, 85, 4, 86, 4, 136, 1).set(300, hex32(56) + hex32(2) + "02");

        check(ended.bytes(), "bytes", 0, 56, Rule.COUNTERS);
        assertThat(number(Decoded.correct(), active.bytes(), "bytes")).isZero();
    }

    @Test
    void givenInitiatorCountersThenTheyAreTakenLast() {
        byte[] packet = Packet.ipfix().template(300, 231, 4, 298, 4, 232, 4)
            .set(300, hex32(740) + hex32(5) + hex32(99)).bytes();

        check(packet, "bytes", 0, 740, Rule.COUNTERS);
        check(packet, "packets", 0, 5, Rule.COUNTERS);
    }

    @Test
    void givenAFirewallEventThenItHasBytesAndTimesStayGoflow2s() {
        byte[] packet = Packet.v9().uptime(5_000).template(300, 85, 4, 233, 1, 152, 8)
            .set(300, hex32(740) + "02" + hex64(EXPORT * 1000 - 9_000)).bytes();

        check(packet, "bytes", 0, 740, Rule.COUNTERS);
        assertThat(number(Decoded.correct(), packet, "time_flow_start_ns")).isEqualTo(EXPORT * NS);
    }

    @Test
    void givenARateInAnotherDomainThenTheExportersHolds() {
        Decoded decoded = Decoded.correct().send(1, Packet.v9().domain(7).options(301, 1, 1, 4, 34, 4)
            .set(301, hex32(1) + hex32(512)).bytes());

        byte[] packet = Packet.v9().domain(8).template(300, 1, 4).set(300, hex32(1)).bytes();

        assertThat(number(decoded, packet, "sampling_rate")).isEqualTo(512);
    }

    @Test
    void givenAZeroNextHopBehindAnotherThenTheOtherStays() {
        byte[] packet = Packet.v9().template(300, 15, 4, 62, 16).set(300, "0a000001" + "00".repeat(16)).bytes();

        check(packet, "next_hop", "::", "10.0.0.1", Rule.NEXT_HOP);
    }

    @Test
    void givenALabelEntryOfFourBytesThenTheLabelIsItsTop20Bits() {
        byte[] packet = Packet.v9().template(300, 70, 4).set(300, hex32(16_001L << 12 | 0x1ff)).bytes();

        check(packet, "mpls_label", "[" + (16_001L << 8 | 0x1f) + "]", "[16001]", Rule.MPLS_LABEL);
    }

    @Test
    void givenWideFragmentFlagsThenTheLowByteCounts() {
        byte[] packet = Packet.ipfix().template(300, 197, 2).set(300, "0140").bytes();

        check(packet, "ip_flags", 10, 2, Rule.FRAGMENT_FLAGS);
    }

    @Test
    void givenALinkLocalExporterThenItsAddressIsPrintedWithoutZone() {
        byte[] packet = Packet.v9().template(300, 1, 4).set(300, hex32(1)).bytes();
        Decoded correct = Decoded.correct();
        Decoded goflow2 = Decoded.goflow2();
        assertThat(new Exporter(0xfe80_0000_0000_0000L, 1, 2).isLinkLocal()).isTrue();

        correct.decoder.decode(packet, 0, packet.length, 0xfe80_0000_0000_0000L, 1, 2, 9, 0);
        goflow2.decoder.decode(packet, 0, packet.length, 0xfe80_0000_0000_0000L, 1, 2, 9, 0);

        assertThat(text(correct.lines.get(0), "sampler_address")).isEqualTo("fe80::1");
        assertThat(text(goflow2.lines.get(0), "sampler_address")).isEmpty();
    }

    @Test
    void givenAnInitTimeThatIsNoNumberThenGoflow2sTimeStays() {
        byte[] packet = Packet.ipfix().template(300, 22, 4, 160, 9).set(300, hex32(2_000) + "00".repeat(9)).bytes();

        assertThat(number(Decoded.correct(), packet, "time_flow_start_ns")).isEqualTo(EXPORT * NS);
    }

    @Test
    void givenAnAbsoluteTimeThatIsNoNumberBehindOneThatIsThenTheOtherHolds() {
        byte[] packet = Packet.v9().template(300, 150, 4, 152, 9)
            .set(300, hex32(EXPORT - 7) + "00".repeat(9)).bytes();

        assertThat(number(Decoded.correct(), packet, "time_flow_start_ns")).isEqualTo((EXPORT - 7) * NS);
    }

    @Test
    void givenTotalsWithoutOctetsThenOnlyTheValueThatChangesIsCounted() {
        byte[] packet = Packet.ipfix().template(300, 85, 4, 86, 4).set(300, hex32(0) + hex32(2)).bytes();
        Decoded decoded = Decoded.correct();

        assertThat(number(decoded, packet, "packets")).isEqualTo(2);
        assertThat(decoded.decoder.rules().get(Rule.COUNTERS)).isEqualTo(1);
    }

    @Test
    void givenAZeroPrefixLengthOfTheOtherFamilyThenTheOneThatIsSetStays() {
        byte[] packet = Packet.ipfix().template(300, 8, 4, 9, 1, 29, 1).set(300, "c0000201" + "1800").bytes();

        check(packet, "src_net", "0.0.0.0/0", "192.0.2.0/24", Rule.UNSET);
    }

    /** Fields behind one of variable length are read by other steps than those of a fixed layout. */
    @Test
    void givenALayoutOfVariableLengthThenGoflow2sValuesAreTheLastOnes() {
        byte[] packet = Packet.ipfix().template(300, 82, 65535, 8, 4, 9, 1, 29, 1, 56, 6, 81, 6, 1, 4, 23, 4)
            .set(300, "00" + "c0000201" + "1800" + "00005e005301" + "000000000000" + hex32(7) + hex32(0)).bytes();

        check(packet, "src_net", "0.0.0.0/0", "192.0.2.0/24", Rule.UNSET);
        check(packet, "src_mac", "00:00:00:00:00:00", "00:00:5e:00:53:01", Rule.UNSET);
        check(packet, "bytes", 0, 7, Rule.COUNTERS);
    }

    @Test
    void givenPrefixLengthsOfBothFamiliesThenTheAddresssOwnHolds() {
        String ipv6 = "20010db8000000000000000000000001";
        byte[] packet = Packet.ipfix().template(300, 27, 16, 29, 1, 9, 1).set(300, ipv6 + "40" + "18").bytes();

        check(packet, "src_net", "2001:d00::/24", "2001:db8::/64", Rule.UNSET);
    }

    @Test
    void givenAPrefixLengthThatIsTooLongForIpv4ThenItIsTheWholeAddress() {
        byte[] packet = Packet.ipfix().template(300, 12, 4, 30, 1).set(300, "c0000201" + "40").bytes();

        check(packet, "dst_net", "invalid Prefix", "192.0.2.1/32", Rule.PREFIX_LENGTH);
    }

    @Test
    void givenAnInterfaceInAnotherElementThenItIsRead() {
        byte[] packet = Packet.ipfix().template(300, 252, 4).set(300, hex32(436_211)).bytes();

        check(packet, "in_if", 0, 436_211, Rule.OTHER_ELEMENT);
    }

    @Test
    void givenAddressesInOtherElementsAloneThenTheyAreRead() {
        byte[] packet = Packet.ipfix().template(300, 44, 4, 45, 4).set(300, "c0000201" + "c6336414").bytes();

        check(packet, "src_addr", "", "192.0.2.1", Rule.OTHER_ELEMENT);
        check(packet, "dst_addr", "", "198.51.100.20", Rule.OTHER_ELEMENT);
        check(packet, "etype", "", "IPv4", Rule.OTHER_ELEMENT);
    }

    @Test
    void givenAnAddressBesideItsPrefixThenItIsTheAddressInEitherOrder() {
        byte[] before = Packet.ipfix().template(300, 44, 4, 8, 4).set(300, "c0000200" + "c0000201").bytes();
        byte[] behind = Packet.ipfix().template(300, 8, 4, 44, 4).set(300, "c0000201" + "c0000200").bytes();
        Decoded decoded = Decoded.correct();

        assertThat(value(decoded, before, "src_addr")).isEqualTo("192.0.2.1");
        assertThat(value(decoded, behind, "src_addr")).isEqualTo("192.0.2.1");
        assertThat(decoded.decoder.rules().get(Rule.OTHER_ELEMENT)).isZero();
    }

    @Test
    void givenClientAndServerOfCiscoThenTheyAreSourceAndDestination() {
        byte[] packet = Packet.v9().template(300, 45004, 4, 45005, 4, 45009, 2)
            .set(300, "c0000201" + "c6336414" + "01bb").bytes();

        check(packet, "src_addr", "", "192.0.2.1", Rule.OTHER_ELEMENT);
        check(packet, "dst_addr", "", "198.51.100.20", Rule.OTHER_ELEMENT);
        check(packet, "dst_port", 0, 443, Rule.OTHER_ELEMENT);
    }

    @Test
    void givenAnEtherTypeWithoutAddressesThenItIsRead() {
        byte[] packet = Packet.ipfix().template(300, 56, 6, 256, 2).set(300, "00005e005301" + "0806").bytes();

        check(packet, "etype", "", "ARP", Rule.OTHER_ELEMENT);
    }

    @Test
    void givenAStartAndADurationThenTheEndIsTheirSum() {
        byte[] packet = Packet.ipfix().template(300, 152, 8, 161, 4)
            .set(300, hex64(EXPORT * 1000 - 60_000) + hex32(8_000)).bytes();

        check(packet, "time_flow_end_ns", EXPORT * NS, EXPORT * NS - 52 * NS, Rule.LONE_TIME);
    }

    @Test
    void givenAnEndAloneThenTheFlowBeganNotLater() {
        byte[] packet = Packet.v9().uptime(50_000).template(300, 21, 4).set(300, hex32(20_000)).bytes();

        check(packet, "time_flow_start_ns", EXPORT * NS, EXPORT * NS - 30 * NS, Rule.LONE_TIME);
    }

    @Test
    void givenATimeThatIsNotFilledInThenTheExportTimeStays() {
        byte[] packet = Packet.ipfix().template(300, 156, 8).set(300, hex64(0)).bytes();

        check(packet, "time_flow_start_ns", "16237755273709551616", EXPORT * NS, Rule.ABSOLUTE_TIMES);
    }

    @Test
    void givenAnAbsoluteTimeThatIsNotFilledInThenTheRelativeOneHolds() {
        byte[] packet = Packet.ipfix().template(300, 152, 8, 22, 4, 160, 8)
            .set(300, hex64(0) + hex32(10_000) + hex64(EXPORT * 1000 - 60_000)).bytes();

        check(packet, "time_flow_start_ns", 0, EXPORT * NS - 50 * NS, Rule.RELATIVE_TIMES);
    }

    @Test
    void givenAStartThatIsNotFilledInThenItIsNotLaterThanTheEnd() {
        byte[] packet = Packet.ipfix().template(300, 152, 8, 153, 8)
            .set(300, hex64(0) + hex64(EXPORT * 1000 - 30_000)).bytes();

        check(packet, "time_flow_start_ns", 0, EXPORT * NS - 30 * NS, Rule.LONE_TIME);
    }

    @Test
    void givenAnObservationTimeInSecondsThenItIsStartAndEnd() {
        byte[] packet = Packet.ipfix().template(300, 322, 4).set(300, hex32(EXPORT - 7)).bytes();

        check(packet, "time_flow_start_ns", EXPORT * NS, EXPORT * NS - 7 * NS, Rule.ABSOLUTE_TIMES);
    }

    @Test
    void givenIcmpInTheDestinationPortThenItIsTypeAndCode() {
        byte[] packet = Packet.v9().template(300, 4, 1, 7, 2, 11, 2).set(300, "01" + "0000" + "030d").bytes();

        check(packet, "icmp_type", 0, 3, Rule.ICMP_PORT);
        check(packet, "icmp_code", 0, 13, Rule.ICMP_PORT);
    }

    @Test
    void givenAPortOfAnotherProtocolThenThereIsNoIcmp() {
        byte[] packet = Packet.v9().template(300, 4, 1, 7, 2, 11, 2).set(300, "11" + "0000" + "030d").bytes();

        assertThat(number(Decoded.correct(), packet, "icmp_type")).isZero();
    }

    @Test
    void givenIcmpInOneElementAndZerosInTheOthersThenBothTypeAndCodeStay() {
        byte[] packet = Packet.ipfix().template(300, 4, 1, 32, 2, 176, 1, 177, 1)
            .set(300, "01" + "0301" + "0000").bytes();

        check(packet, "icmp_type", 0, 3, Rule.UNSET);
        check(packet, "icmp_code", 0, 1, Rule.UNSET);
    }

    @Test
    void givenADurationWithoutATimeThenNothingLiesInTheFuture() {
        byte[] packet = Packet.ipfix().template(300, 152, 8, 161, 4).set(300, hex64(0) + hex32(8_000)).bytes();

        assertThat(number(Decoded.correct(), packet, "time_flow_end_ns")).isEqualTo(EXPORT * NS);
    }

    @Test
    void givenTcpFlagsOfTwoBytesThenTheDataOffsetIsLeftOut() {
        byte[] packet = Packet.ipfix().template(300, 6, 2).set(300, "5018").bytes();

        check(packet, "tcp_flags", 0x5018, 0x18, Rule.TCP_FLAGS);
    }

    @Test
    void givenLabelsThatAreNotInUseThenTheStackEndsAtItsBottom() {
        byte[] packet = Packet.v9().template(300, 70, 3, 71, 3, 72, 3).set(300, "03e811" + "000000" + "0007d0").bytes();

        check(packet, "mpls_label", "[16001,0,125]", "[16001]", Rule.MPLS_LABEL);

        byte[] mixed = Packet.v9().template(300, 71, 3, 70, 3).set(300, "0007d0" + "03e811").bytes();
        check(mixed, "mpls_label", "[16001,125]", "[16001]", Rule.MPLS_LABEL);
    }

    @Test
    void givenOctetsOfLayer2AloneThenTheyAreTheBytes() {
        byte[] packet = Packet.ipfix().template(300, 352, 8, 2, 8).set(300, hex64(1518) + hex64(3)).bytes();

        check(packet, "bytes", 0, 1518, Rule.COUNTERS);
        assertThat(number(Decoded.correct(), packet, "packets")).isEqualTo(3);
    }

    static void check(byte[] packet, String field, Object goflow2, Object right, Rule rule) {
        Decoded peer = Decoded.goflow2();
        Decoded correct = Decoded.correct();
        assertThat(value(peer, packet, field)).isEqualTo(goflow2.toString());
        assertThat(value(correct, packet, field)).isEqualTo(right.toString());
        assertThat(correct.decoder.rules().get(rule)).isPositive();
        assertThat(peer.decoder.rules().get(rule)).isZero();
    }

    static long number(Decoded decoded, byte[] packet, String field) {
        return Long.parseLong(value(decoded, packet, field));
    }

    static String value(Decoded decoded, byte[] packet, String field) {
        decoded.send(Decoded.PORT, packet);
        return text(decoded.lines.get(decoded.lines.size() - 1), field);
    }

    private static String text(String line, String field) {
        Matcher matcher = Pattern.compile("\"" + field + "\":(\\[[^\\]]*\\]|\"[^\"]*\"|\\d+)").matcher(line);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1).replace("\"", "");
    }
}
