// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.EXPORT;
import static io.weir.codec.decode.Packet.hex32;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.DecoderSettings.TemplateScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose templates serve whose data: reading one router's data with another's template is worse than waiting. */
class TemplateScopeTest {
    private static final int ROUTER_A = 1001;
    private static final int ROUTER_B = 1002;
    private static final String ADDRESS = "0a000001";

    @Test
    void givenTwoV9RoutersBehindOneAddressThenDataWaitsForItsOwnTemplate() {
        Decoded decoded = Decoded.correct();
        decoded.send(ROUTER_A, Packet.v9().uptime(1_000_000).template(256, 8, 4, 7, 2).bytes());

        decoded.send(ROUTER_B, Packet.v9().uptime(9_000_000).set(256, "01bb" + ADDRESS).bytes());
        assertThat(decoded.lines).isEmpty();
        decoded.send(ROUTER_B, Packet.v9().uptime(9_000_100).template(256, 11, 2, 12, 4).bytes());

        assertThat(decoded.lines).hasSize(1);
        assertThat(decoded.lines.get(0)).contains("\"dst_addr\":\"10.0.0.1\"", "\"dst_port\":443", "\"src_addr\":\"\"");
    }

    @Test
    void givenTwoIpfixRoutersBehindOneAddressThenDataWaitsForItsOwnTemplate() {
        Decoded decoded = Decoded.correct();
        decoded.send(ROUTER_A, Packet.ipfix().sequence(70_000).template(256, 8, 4, 7, 2).bytes());

        decoded.send(ROUTER_B, Packet.ipfix().sequence(5).set(256, "01bb" + ADDRESS).bytes());
        decoded.send(ROUTER_B, Packet.ipfix().sequence(6).template(256, 11, 2, 12, 4).bytes());

        assertThat(decoded.lines).hasSize(1);
        assertThat(decoded.lines.get(0)).contains("\"dst_addr\":\"10.0.0.1\"", "\"dst_port\":443");
    }

    @Test
    void givenOneV9RouterOnTwoPortsThenNoRecordIsLost() {
        Decoded decoded = Decoded.correct();
        decoded.send(ROUTER_A, Packet.v9().template(256, 8, 4).bytes());

        decoded.send(ROUTER_B, Packet.v9().export(EXPORT + 60).uptime(160_000).set(256, ADDRESS).bytes());

        assertThat(decoded.lines).hasSize(1);
        assertThat(decoded.decoder.counts().get(DecodeCounter.SETS_BORROWED)).isEqualTo(1);
    }

    @Test
    void givenOneV9RouterWhoseDataComesFirstFromAnotherPortThenNoRecordIsLost() {
        Decoded decoded = Decoded.correct();
        decoded.send(ROUTER_B, Packet.v9().set(256, ADDRESS).bytes());

        decoded.send(ROUTER_A, Packet.v9().export(EXPORT + 1).uptime(101_000).template(256, 8, 4).bytes());

        assertThat(decoded.lines).hasSize(1);
    }

    @Test
    void givenOneIpfixRouterOnTwoPortsThenNoRecordIsLost() {
        Decoded decoded = Decoded.correct();
        decoded.send(ROUTER_A, Packet.ipfix().sequence(500).template(256, 8, 4).set(256, ADDRESS).bytes());

        decoded.send(ROUTER_B, Packet.ipfix().sequence(501).set(256, ADDRESS + ADDRESS).bytes());
        decoded.send(ROUTER_B, Packet.ipfix().sequence(9_000).set(256, ADDRESS).bytes());

        assertThat(decoded.lines).hasSize(4);
    }

    @Test
    void givenOneIpfixRouterWhoseDataComesFirstFromAnotherPortThenNoRecordIsLost() {
        Decoded decoded = Decoded.correct();
        decoded.send(ROUTER_B, Packet.ipfix().sequence(500).set(256, ADDRESS).bytes());

        decoded.send(ROUTER_A, Packet.ipfix().sequence(501).template(256, 8, 4).bytes());

        assertThat(decoded.lines).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = TemplateScope.class, names = {"PORT", "ADDRESS"})
    void givenAnExplicitScopeThenItDecides(TemplateScope scope) {
        Decoded decoded = new Decoded(DecoderSettings.defaults().with(scope));
        decoded.send(ROUTER_A, Packet.v9().uptime(1_000_000).template(256, 8, 4).bytes());

        decoded.send(ROUTER_B, Packet.v9().uptime(9_000_000).set(256, ADDRESS).bytes());

        assertThat(decoded.lines).hasSize(scope == TemplateScope.ADDRESS ? 1 : 0);
    }

    @Test
    void givenAStrangersTemplateThenTheNoticeNamesItsPort() {
        Decoded decoded = Decoded.correct().at(EXPORT);
        decoded.send(ROUTER_A, Packet.v9().uptime(1_000_000).template(256, 8, 4).bytes());
        decoded.send(ROUTER_B, Packet.v9().uptime(9_000_000).set(256, ADDRESS + hex32(2)).bytes());

        decoded.at(EXPORT + 4);
        assertThat(decoded.waiting).isEmpty();
        decoded.at(EXPORT + 6).at(EXPORT + 7);

        assertThat(decoded.waiting).containsExactly(ROUTER_B + "/256 sets=1 bytes=8 other=" + ROUTER_A);
    }

    @Test
    void givenTemplatesOfTwoDomainsThenEachServesItsOwn() {
        Decoded decoded = Decoded.correct();
        decoded.send(ROUTER_A, Packet.v9().domain(1).template(256, 8, 4).bytes());

        decoded.send(ROUTER_A, Packet.v9().domain(2).set(256, ADDRESS).bytes());

        assertThat(decoded.lines).isEmpty();
    }

    @Test
    void givenARebootedV9RouterThatRepeatsItsTemplateThenDataOfItsOtherPortIsNotLost() {
        Decoded decoded = Decoded.correct();
        decoded.send(ROUTER_A, Packet.v9().uptime(9_000_000).template(256, 8, 4).bytes());

        decoded.send(ROUTER_B, Packet.v9().export(EXPORT + 60).uptime(20_000).set(256, ADDRESS).bytes());
        decoded.send(ROUTER_A, Packet.v9().export(EXPORT + 61).uptime(21_000).template(256, 8, 4).bytes());

        assertThat(decoded.lines).hasSize(1);
    }

    @Test
    void givenUptimeThatWrappedSinceTheTemplateThenTheRouterIsStillTheSame() {
        Decoded decoded = Decoded.correct();
        decoded.send(ROUTER_A, Packet.v9().uptime((1L << 32) - 10_000).template(256, 8, 4).bytes());

        decoded.send(ROUTER_B, Packet.v9().export(EXPORT + 60).uptime(50_000).set(256, ADDRESS).bytes());

        assertThat(decoded.lines).hasSize(1);
    }

    @Test
    void givenRoutersThatSendNoUptimeThenThatIsNoEvidenceThatTheyAreOne() {
        Decoded decoded = Decoded.correct();
        decoded.send(ROUTER_A, Packet.v9().uptime(0).template(256, 8, 4).bytes());

        decoded.send(ROUTER_B, Packet.v9().export(EXPORT + 1).uptime(0).set(256, ADDRESS).bytes());

        assertThat(decoded.lines).isEmpty();
    }

    @Test
    void givenMoreWaitingRecordsThanASequenceGapMayHaveThenAllComeWithTheTemplateOfTheOtherPort() {
        Decoded decoded = Decoded.correct();
        for (int i = 0; i < 40; i++) {
            decoded.send(ROUTER_B, Packet.ipfix().sequence(500 + 100 * i).set(256, ADDRESS.repeat(100)).bytes());
        }

        decoded.send(ROUTER_A, Packet.ipfix().sequence(4_500).template(256, 8, 4).bytes());

        assertThat(decoded.lines.size()).isEqualTo(4_000);
    }

    @Test
    void givenTwoIpfixRoutersBehindOneAddressThenEachHasItsOwnInitTime() {
        long init = EXPORT * 1000 - 60_000;
        Decoded decoded = Decoded.correct();
        for (int i = 0; i < 2; i++) {
            decoded.send(ROUTER_A + i, Packet.ipfix().sequence(70_000L * i).options(301, 1, 149, 4, 160, 8)
                .set(301, hex32(1) + Packet.hex64(init + 7_000 * i)).template(300, 22, 4).bytes());
        }

        decoded.send(ROUTER_A, Packet.ipfix().sequence(1).set(300, hex32(10_000)).bytes());

        assertThat(decoded.lines).hasSize(1);
        assertThat(decoded.lines.get(0)).contains("\"time_flow_start_ns\":" + (init + 10_000) + "000000");
    }
}
