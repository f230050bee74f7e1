// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.frame.Frames.ICMP;
import static io.weir.codec.frame.Frames.TCP;
import static io.weir.codec.frame.Frames.UDP;
import static io.weir.codec.frame.Frames.ah;
import static io.weir.codec.frame.Frames.ethernet;
import static io.weir.codec.frame.Frames.fragment;
import static io.weir.codec.frame.Frames.ipv4;
import static io.weir.codec.frame.Frames.ipv6;
import static io.weir.codec.frame.Frames.label;
import static io.weir.codec.frame.Frames.options;
import static io.weir.codec.frame.Frames.pppoe;
import static io.weir.codec.frame.Frames.segments;
import static io.weir.codec.frame.Frames.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.flow.Rule;
import io.weir.codec.frame.Frames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules {@code frame…}: values of sampled frames in elements 104, 313 and 315, goflow2's and the right ones. */
class SampledFramesTest {
    private static byte[] sampled(int element, String frame) {
        return Packet.ipfix().template(300, element, 65_535).set(300, field(frame)).bytes();
    }

    private static String field(String frame) {
        return "ff" + Packet.hex16(frame.length() / 2) + frame;
    }

    private static void check(Rule rule, String frame, String field, Object goflow2, Object right) {
        RulesTest.check(sampled(315, frame), field, goflow2, right, rule);
    }

    private static String right(String frame, String field) {
        return RulesTest.value(Decoded.correct(), sampled(315, frame), field);
    }

    @Test
    void givenATagWithAPriorityThenTheVlanIsTwelveBitsOfIt() {
        check(Rule.FRAME_VLAN, ethernet(0x8100) + tag(5 << 13 | 100, 0x0800) + ipv4(17) + UDP, "vlan_id", 41_060, 100);
    }

    @Test
    void givenSeveralTagsThenTheOutermostVlanCountsAndAPriorityAloneIsNone() {
        String packet = ipv4(17) + UDP;
        check(Rule.FRAME_VLAN, ethernet(0x88a8) + tag(900, 0x8100) + tag(100, 0x0800) + packet, "vlan_id", 0, 900);
        check(Rule.FRAME_VLAN, ethernet(0x88a8) + tag(900, 0x8100) + tag(100, 0x0800) + packet, "dst_port", 0, 53);
        check(Rule.FRAME_VLAN, ethernet(0x9100) + tag(900, 0x0800) + packet, "etype", "", "IPv4");
        check(Rule.FRAME_VLAN, ethernet(0x8100) + tag(200, 0x8100) + tag(100, 0x0800) + packet, "vlan_id", 100, 200);
        check(Rule.FRAME_VLAN, ethernet(0x8100) + tag(5 << 13, 0x8100) + tag(3 << 13 | 100, 0x0800) + packet,
            "vlan_id", 24_676, 100);
        check(Rule.FRAME_VLAN, ethernet(0x8100) + tag(5 << 13, 0x0800) + packet, "vlan_id", 40_960, 0);
    }

    @Test
    void givenAPppoeSessionThenThePacketInItIsRead() {
        check(Rule.FRAME_LAYER, ethernet(0x8864) + pppoe(0x0057) + ipv6(6) + TCP, "src_port", 0, 1234);
        check(Rule.FRAME_LAYER, ethernet(0x8864) + pppoe(0x0057) + ipv6(6) + TCP, "etype", "", "IPv6");
        assertThat(right(ethernet(0x8864) + pppoe(0xc021) + "0901000800000000", "layer_stack"))
            .isEqualTo("[Ethernet,Custom]");
    }

    @Test
    void givenAnEntropyLabelThenTheStackGoesOnToItsBottom() {
        check(Rule.FRAME_MPLS,
            ethernet(0x8847) + label(16_001, false) + label(7, false) + label(77, true) + ipv4(17) + UDP,
            "mpls_label", "[16001,7]", "[16001,7,77]");
        check(Rule.FRAME_MPLS, ethernet(0x8848) + label(16_001, true) + ipv4(17) + UDP, "src_addr", "", "192.0.2.10");
    }

    @Test
    void givenAFrameBehindLabelsThenItsAddressesAreTheFlowsAndTheOuterMacsAndVlanStay() {
        String outer = "0a0000000002" + "0a0000000001" + "8100" + tag(10, 0x8847) + label(24_001, true);
        String inner = ethernet(0x8100) + tag(20, 0x8847) + label(17, true) + ipv4(6) + TCP;
        for (String frame : new String[] {outer + "00000000" + inner, outer + inner}) {
            check(Rule.FRAME_MPLS, frame, "src_addr", "", "192.0.2.10");
            check(Rule.FRAME_MPLS, frame, "tcp_flags", 0, 18);
            check(Rule.FRAME_MPLS, frame, "etype", "", "IPv4");
            assertThat(right(frame, "src_mac")).isEqualTo("0a:00:00:00:00:01");
            assertThat(right(frame, "vlan_id")).isEqualTo("10");
            assertThat(right(frame, "mpls_label")).isEqualTo("[24001]");
        }
    }

    @Test
    void givenIpv4OptionsThenThePortsAreThoseBehindThem() {
        String options = "46b8001c004d00003f110000" + "c000020a" + "c6336414" + "94040000";
        check(Rule.FRAME_IP, ethernet(0x0800) + options + UDP, "src_port", 37_892, 4500);
        check(Rule.FRAME_IP, ethernet(0x0800) + options + UDP, "layer_size", "[14,20,8]", "[14,24,8]");
    }

    @Test
    void givenALaterFragmentThenThereAreNoPorts() {
        String later = "4500001c004d00b93f110000" + "c000020a" + "c6336414" + "deadbeefdeadbeef";
        check(Rule.FRAME_IP, ethernet(0x0800) + later, "src_port", 57_005, 0);
        check(Rule.FRAME_IP, ethernet(0x86dd) + ipv6(44) + fragment(17, 100) + "deadbeefdeadbeef",
            "dst_port", 48_879, 0);
        assertThat(right(ethernet(0x0800) + later, "fragment_offset")).isEqualTo("185");
        assertThat(right(ethernet(0x0800) + later, "proto")).isEqualTo("UDP");
    }

    @Test
    void givenExtensionHeadersThenTheProtocolIsThatOfTheLastOne() {
        String frame = ethernet(0x86dd) + ipv6(0) + options(60) + options(43) + segments(44) + fragment(51, 0) + ah(6)
            + TCP;
        check(Rule.FRAME_IP, frame, "proto", "HOPOPT", "TCP");
        check(Rule.FRAME_IP, frame, "dst_port", 0, 80);
        check(Rule.FRAME_IP, frame, "ipv6_routing_header_addresses", "[]", "[2001:db8::a,2001:db8::b]");
        check(Rule.FRAME_IP, ethernet(0x86dd) + ipv6(43) + segments(6) + TCP, "proto", "IPv6-Route", "TCP");
        check(Rule.FRAME_IP, ethernet(0x86dd) + ipv6(44) + fragment(17, 0) + UDP, "proto", "IPv6-Frag", "UDP");
        check(Rule.FRAME_IP, ethernet(0x86dd) + ipv6(44) + fragment(17, 0) + UDP, "ip_flags", 7, 1);
        check(Rule.FRAME_IP, ethernet(0x0800) + ipv4(51) + ah(6) + TCP, "proto", "AH", "TCP");
        assertThat(right(ethernet(0x86dd) + ipv6(50) + "0000000100000002", "proto")).isEqualTo("ESP");
    }

    @Test
    void givenIcmpThenItsTypeAndCodeAreThere() {
        check(Rule.FRAME_ICMP, ethernet(0x0800) + ipv4(1) + ICMP, "icmp_type", 0, 3);
        check(Rule.FRAME_ICMP, ethernet(0x86dd) + ipv6(58) + ICMP, "icmp_code", 0, 3);
    }

    @Test
    void givenTcpThenItsSizeIsByTheDataOffset() {
        check(Rule.FRAME_LAYER, ethernet(0x0800) + ipv4(6) + TCP.replace("6012", "6002"),
            "layer_size", "[14,20,20]", "[14,20,24]");
    }

    @Test
    void givenSctpThenItsPortsAreThere() {
        check(Rule.FRAME_LAYER, ethernet(0x0800) + ipv4(132) + Frames.SCTP, "dst_port", 0, 2906);
    }

    @Test
    void givenATunnelThenTheColumnsAreOfTheOuterPacketAndTheLayersOfBoth() {
        String vxlan = ethernet(0x0800) + ipv4(17) + Frames.udp(4789) + "0800000000002a00" + ethernet(0x86dd) + ipv6(6)
            + TCP;
        check(Rule.FRAME_TUNNEL, vxlan,
            "layer_stack", "[Ethernet,IPv4,UDP]", "[Ethernet,IPv4,UDP,Custom,Ethernet,IPv6,TCP]");
        check(Rule.FRAME_TUNNEL, vxlan, "layer_size", "[14,20,8]", "[14,20,8,8,14,40,24]");
        assertThat(right(vxlan, "dst_port")).isEqualTo("4789");
        assertThat(right(vxlan, "etype")).isEqualTo("IPv4");
        String labels = ethernet(0x0800) + ipv4(47) + "00008847" + label(16_001, true) + ipv6(6) + TCP;
        check(Rule.FRAME_TUNNEL, labels, "src_addr", "2001:db8::1", "192.0.2.10");
        check(Rule.FRAME_TUNNEL, labels, "mpls_label", "[16001]", "[]");
        String key = ethernet(0x0800) + ipv4(47) + "20000800" + "00000007" + ipv4(17) + UDP;
        check(Rule.FRAME_TUNNEL, key, "layer_size", "[14,20,4,20]", "[14,20,8,20,8]");
    }

    @Test
    void givenAFrameThatIsCutThenTheOctetsAreThoseItsIpHeaderTells() {
        check(Rule.FRAME_BYTES, ethernet(0x0800) + ipv4(17) + UDP, "bytes", 42, 1014);
        check(Rule.FRAME_BYTES, ethernet(0x8100) + tag(100, 0x86dd) + ipv6(17) + UDP, "bytes", 66, 1018);
        byte[] told = Packet.ipfix().template(300, 312, 2, 315, 65_535)
            .set(300, "0200" + field(ethernet(0x0800) + ipv4(17) + UDP)).bytes();
        assertThat(RulesTest.value(Decoded.correct(), told, "bytes")).isEqualTo("512");
        String padded = ethernet(0x0800) + ipv4(17).replace("03e8", "001c") + UDP + "00".repeat(18);
        assertThat(right(padded, "bytes")).isEqualTo("60");
    }

    @ParameterizedTest
    @ValueSource(ints = {313, 104})
    void givenASectionThatGoflow2DoesNotReadThenItIsReadFromItsFirstHeader(int element) {
        for (String packet : new String[] {ipv4(17) + UDP, ipv6(17) + UDP}) {
            String frame = element == 313 ? packet : ethernet(packet.startsWith("45") ? 0x0800 : 0x86dd) + packet;
            RulesTest.check(sampled(element, frame), "src_port", 0, 4500, Rule.FRAME);
            RulesTest.check(sampled(element, frame), "packets", 0, 1, Rule.FRAME);
            RulesTest.check(sampled(element, frame), "bytes", 0, 1000 + (element == 313 ? 0 : 14), Rule.FRAME);
        }
        assertThat(RulesTest.value(Decoded.correct(), sampled(element, ""), "layer_stack")).isEqualTo("[]");
    }

    @Test
    void givenAFrameInV9ThenItIsReadAsInIpfix() {
        byte[] packet = Packet.v9().template(300, 315, 42).set(300, ethernet(0x0800) + ipv4(17) + UDP).bytes();

        RulesTest.check(packet, "dst_port", 0, 53, Rule.FRAME);
    }

    @Test
    void givenAFrameThatGoflow2ReadsWellThenNothingIsCounted() {
        Decoded decoded = Decoded.correct();
        String packet = ipv4(17).replace("03e8", "001c") + UDP;
        decoded.send(Decoded.PORT, sampled(315, ethernet(0x8100) + tag(100, 0x8847) + label(16, true) + packet));
        decoded.send(Decoded.PORT, sampled(315, ethernet(0x86dd) + ipv6(4).replace("03c0", "001c") + packet));

        assertThat(decoded.lines).hasSize(2);
        assertThat(Rule.values()).allMatch(rule -> decoded.decoder.rules().get(rule) == 0);
    }
}
