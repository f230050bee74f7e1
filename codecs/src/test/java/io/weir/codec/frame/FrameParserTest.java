// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

import static io.weir.codec.frame.Frames.ethernet;
import static io.weir.codec.frame.Frames.ipv4;
import static io.weir.codec.frame.Frames.ipv6;
import static io.weir.codec.frame.Frames.label;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which layers a frame has, by the standards and by goflow2; values are in SampledFramesTest. */
class FrameParserTest {
    /** For each of {@link Frames#ALL}: the standards' layers, then goflow2's. */
    private static final List<String> LAYERS = List.of(
        "ETHERNET 14",
        "ETHERNET 14",
        "ETHERNET 14, DOT1Q 4, IPV4 20, UDP 8",
        "ETHERNET 14, DOT1Q 4, IPV4 20, UDP 8",
        "ETHERNET 14, DOT1Q 4, DOT1Q 4, DOT1Q 4, IPV6 40, TCP 24",
        "ETHERNET 14",
        "ETHERNET 14, PPPOE 8, IPV4 20, TCP 24",
        "ETHERNET 14",
        "ETHERNET 14, MPLS 12, IPV4 20, ICMP 8",
        "ETHERNET 14, MPLS 8",
        "ETHERNET 14, MPLS 4, CONTROL_WORD 4, ETHERNET 14, IPV4 20, UDP 8",
        "ETHERNET 14",
        "ETHERNET 14, MPLS 4, ETHERNET 14, IPV4 20, UDP 8",
        "ETHERNET 14, MPLS 4",
        "ETHERNET 14, IPV4 24, UDP 8",
        "ETHERNET 14, IPV4 20, UDP 8",
        "ETHERNET 14, IPV4 20",
        "ETHERNET 14, IPV4 20, UDP 8",
        "ETHERNET 14, IPV6 40, IPV6_HEADER_OPTIONS 8, IPV6_HEADER_OPTIONS 8, IPV6_HEADER_ROUTING 40, "
            + "IPV6_HEADER_FRAGMENT 8, AH 24, ICMPV6 8",
        "ETHERNET 14, IPV6 40",
        "ETHERNET 14, IPV6 40, IPV6_HEADER_FRAGMENT 8",
        "ETHERNET 14, IPV6 40, IPV6_HEADER_FRAGMENT 8, UDP 8",
        "ETHERNET 14, IPV4 20, ESP 8",
        "ETHERNET 14, IPV4 20",
        "ETHERNET 14, IPV4 20, SCTP 12",
        "ETHERNET 14, IPV4 20",
        "ETHERNET 14, IPV4 20, GRE 16, [IPV4 20], [UDP 8]",
        "ETHERNET 14, IPV4 20, GRE 4, [IPV4 20]",
        "ETHERNET 14, IPV4 20, GRE 4, [ETHERNET 14], [DOT1Q 4], [IPV4 20], [UDP 8]",
        "ETHERNET 14, IPV4 20, GRE 4, [ETHERNET 14], [DOT1Q 4], [IPV4 20], [UDP 8]",
        "ETHERNET 14, IPV4 20, GRE 8, ERSPAN 8, [ETHERNET 14], [IPV4 20], [UDP 8]",
        "ETHERNET 14, IPV4 20, GRE 4",
        "ETHERNET 14, IPV4 20, GRE 8, ERSPAN 20, [ETHERNET 14], [IPV4 20], [UDP 8]",
        "ETHERNET 14, IPV4 20, GRE 4",
        "ETHERNET 14, IPV4 20, GRE 16",
        "ETHERNET 14, IPV4 20, GRE 4",
        "ETHERNET 14, IPV4 20, UDP 8, [VXLAN 8], [ETHERNET 14], [IPV4 20], [TCP 24]",
        "ETHERNET 14, IPV4 20, UDP 8",
        "ETHERNET 14, IPV4 20, UDP 8, [GENEVE 16], [ETHERNET 14], [IPV6 40], [ICMPV6 8]",
        "ETHERNET 14, IPV4 20, UDP 8",
        "ETHERNET 14, IPV4 20, UDP 8, [TEREDO 0], [IPV6 40], [TCP 24]",
        "ETHERNET 14, IPV4 20, UDP 8",
        "ETHERNET 14, IPV4 20, UDP 8, [TEREDO 21], [IPV6 40], [UDP 8]",
        "ETHERNET 14, IPV4 20, UDP 8",
        "ETHERNET 14, IPV4 20, UDP 8, [GTP_U 16], [IPV4 20], [TCP 24]",
        "ETHERNET 14, IPV4 20, UDP 8",
        "ETHERNET 14, IPV6 40, [IPV4 20], [IPV6 40], [UDP 8]",
        "ETHERNET 14, IPV6 40, [IPV4 20], [IPV6 40], [UDP 8]",
        "ETHERNET 14, IPV6 40, IPV6_HEADER_ROUTING 40, [ETHERNET 14], [IPV4 20], [MPLS 4], [IPV6 40], [ICMPV6 8]",
        "ETHERNET 14, IPV6 40, IPV6_HEADER_ROUTING 40");

    @TestFactory
    Stream<DynamicTest> givenAFrameWhenParsedThenItsLayersAreThoseOfTheGrammar() {
        Iterator<String> layers = LAYERS.iterator();
        return Frames.ALL.stream().flatMap(frame -> Stream.of(FrameGrammar.STANDARD, FrameGrammar.GOFLOW2)
            .map(grammar -> {
                String expected = layers.next();
                return DynamicTest.dynamicTest(grammar.getClass().getSimpleName() + " " + expected,
                    () -> assertThat(Walk.of(grammar, frame)).hasToString(expected));
            }));
    }

    @Test
    void givenAPacketWithoutALinkLayerThenItsVersionSaysWhatItIs() {
        byte[] v4 = Frames.bytes(ipv4(17) + Frames.UDP);
        byte[] v6 = Frames.bytes(ipv6(58) + Frames.ICMP);

        assertThat(Walk.of(FrameGrammar.STANDARD, v4, FrameParser.packet(v4, 0, v4.length)))
            .hasToString("IPV4 20, UDP 8");
        assertThat(Walk.of(FrameGrammar.STANDARD, v6, FrameParser.packet(v6, 0, v6.length)))
            .hasToString("IPV6 40, ICMPV6 8");
        assertThat(FrameParser.packet(new byte[] {0x55}, 0, 1)).isNull();
        assertThat(FrameParser.packet(v4, 0, 0)).isNull();
    }

    @Test
    void givenAHeaderThatCannotBeWhatItShouldBeThenItEndsTheFrame() {
        assertThat(standard(ethernet(0x0800) + ipv6(6))).isEqualTo("ETHERNET 14, IPV4");
        assertThat(standard(ethernet(0x86dd) + ipv4(6) + Frames.TCP)).isEqualTo("ETHERNET 14, IPV6");
        assertThat(standard(ethernet(0x0800) + ipv4(17).replaceFirst("45", "44"))).isEqualTo("ETHERNET 14, IPV4");
    }

    @Test
    void givenAPortOfATunnelAndOtherBytesBehindItThenTheyArePayload() {
        String outer = ethernet(0x0800) + ipv4(17);
        for (int port : new int[] {4789, 6081, 3544, 2152}) {
            assertThat(standard(outer + Frames.udp(port) + "f0f1f2f3f4f5f6f7f8"))
                .isEqualTo("ETHERNET 14, IPV4 20, UDP 8");
        }
    }

    @Test
    void givenAFrameBehindLabelsThatLooksLikeNothingThenOnlyZerosAreAControlWord() {
        String stack = ethernet(0x8847) + label(16, true);

        assertThat(standard(stack + "00000001" + "ffffffffffff020000000001" + "88cc"))
            .isEqualTo("ETHERNET 14, MPLS 4, CONTROL_WORD 4, ETHERNET 14");
        assertThat(standard(stack + "1000002100")).isEqualTo("ETHERNET 14, MPLS 4");
        assertThat(standard(stack)).isEqualTo("ETHERNET 14, MPLS 4");
        assertThat(standard(ethernet(0x8847) + label(16, false) + "45")).isEqualTo("ETHERNET 14, MPLS 4");
    }

    private static String standard(String hex) {
        return Walk.of(FrameGrammar.STANDARD, hex).toString();
    }
}
