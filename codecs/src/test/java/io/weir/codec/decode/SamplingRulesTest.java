// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.hex32;
import static io.weir.codec.decode.Packet.hex64;
import static io.weir.codec.decode.RulesTest.check;
import static io.weir.codec.decode.RulesTest.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.flow.Rule;
import org.junit.jupiter.api.Test;

/** Which sampling rate holds for a record: the rule sampling of docs/differences-from-goflow2.md. */
class SamplingRulesTest {
    @Test
    void givenTwoSamplersThenEachRecordHasItsOwnRate() {
        byte[] packet = Packet.v9().options(301, 1, 1, 4, 48, 1, 50, 4)
            .set(301, hex32(1) + "01" + hex32(2000) + hex32(1) + "02" + hex32(4000))
            .template(300, 48, 1).set(300, "02").bytes();

        check(packet, "sampling_rate", 2000, 4000, Rule.SAMPLING);
    }

    @Test
    void givenARateInTheRecordThenItIsTheRecords() {
        byte[] packet = Packet.v9().template(300, 34, 4).set(300, hex32(2048)).bytes();

        check(packet, "sampling_rate", 0, 2048, Rule.SAMPLING);
    }

    @Test
    void givenIntervalAndSpaceThenTheRateIsTheirQuotientRounded() {
        byte[] packet = Packet.ipfix().options(301, 1, 149, 4, 305, 4, 306, 4)
            .set(301, hex32(1) + hex32(3) + hex32(8)).template(300, 1, 4).set(300, hex32(1)).bytes();

        check(packet, "sampling_rate", 3, 4, Rule.SAMPLING);
    }

    @Test
    void givenARateOfTwoBytesThenItIsRead() {
        byte[] packet = Packet.ipfix().options(301, 1, 149, 4, 305, 2).set(301, hex32(1) + "0064")
            .template(300, 1, 4).set(300, hex32(1)).bytes();

        check(packet, "sampling_rate", 0, 100, Rule.SAMPLING);
    }

    @Test
    void givenASamplerWithoutAnIdThenTheRateIsBoundToNone() {
        byte[] packet = Packet.v9().options(301, 1, 1, 4, 48, 0, 34, 4).set(301, hex32(1) + hex32(512))
            .template(300, 1, 4).set(300, hex32(1)).bytes();

        assertThat(number(Decoded.correct(), packet, "sampling_rate")).isEqualTo(512);
    }

    @Test
    void givenTheOnlySamplerThenItsRateIsThatOfRecordsThatNameNoneOrAnother() {
        Packet packet = Packet.v9().options(301, 1, 1, 4, 48, 1, 50, 4).set(301, hex32(1) + "07" + hex32(100))
            .template(300, 1, 4).template(302, 48, 1);
        byte[] none = packet.set(300, hex32(1)).bytes();
        byte[] another = packet.set(302, "00").bytes();

        assertThat(number(Decoded.correct(), none, "sampling_rate")).isEqualTo(100);
        assertThat(number(Decoded.correct(), another, "sampling_rate")).isEqualTo(100);
    }

    @Test
    void givenOneOfTwoSamplersThatEndsThenTheOtherIsTheOnlyOne() {
        String one = hex32(1) + "01" + hex32(2000);
        Packet packet = Packet.v9().options(301, 1, 1, 4, 48, 1, 50, 4).template(300, 1, 4)
            .set(301, one + hex32(1) + "02" + hex32(4000)).set(300, hex32(1));
        Decoded decoded = Decoded.correct();

        assertThat(number(decoded, packet.bytes(), "sampling_rate")).isZero();

        packet.set(301, hex32(1) + "01" + hex32(0)).set(300, hex32(1));
        assertThat(number(decoded, packet.bytes(), "sampling_rate")).isEqualTo(4000);
    }

    @Test
    void givenRatesOfInterfacesThenEachFlowHasThatOfItsOwn() {
        String rates = hex32(10) + hex32(100) + hex32(20) + hex32(1000);
        Packet packet = Packet.v9().options(301, 1, 2, 4, 34, 4).set(301, rates).template(300, 10, 4, 14, 4);

        assertThat(number(Decoded.correct(), packet.set(300, hex32(10) + hex32(30)).bytes(), "sampling_rate"))
            .isEqualTo(100);
        assertThat(number(Decoded.correct(), packet.set(300, hex32(30) + hex32(20)).bytes(), "sampling_rate"))
            .isEqualTo(1000);
        assertThat(number(Decoded.correct(), packet.set(300, hex32(30) + hex32(40)).bytes(), "sampling_rate"))
            .as("no interface of it has a rate").isZero();
    }

    @Test
    void givenSeveralSamplersOfOneRateThenItHoldsForRecordsThatNameNone() {
        byte[] packet = Packet.v9().options(301, 1, 1, 4, 48, 1, 50, 4)
            .set(301, hex32(1) + "01" + hex32(1000) + hex32(1) + "02" + hex32(1000))
            .template(300, 1, 4).set(300, hex32(1)).bytes();

        assertThat(number(Decoded.correct(), packet, "sampling_rate")).isEqualTo(1000);
    }

    @Test
    void givenOneRateForAllInterfacesThatWereToldThenItHoldsForOthers() {
        byte[] packet = Packet.v9().options(301, 1, 2, 4, 34, 4)
            .set(301, hex32(10) + hex32(1000) + hex32(20) + hex32(1000))
            .template(300, 10, 4).set(300, hex32(30)).bytes();

        assertThat(number(Decoded.correct(), packet, "sampling_rate")).isEqualTo(1000);
    }

    @Test
    void givenARateOfATemplateThenAnotherDomainsTemplateOfThatNumberHasItsOwn() {
        Decoded decoded = Decoded.correct();
        decoded.send(1, Packet.ipfix().options(301, 1, 145, 2, 305, 4).set(301, "012c" + hex32(100)).bytes());
        byte[] packet = Packet.ipfix().domain(2).options(301, 1, 149, 4, 305, 4).set(301, hex32(2) + hex32(1000))
            .template(300, 1, 4).set(300, hex32(9)).bytes();

        assertThat(number(decoded, packet, "sampling_rate")).isEqualTo(1000);
    }

    @Test
    void givenRatesOfBothWaysThroughAnInterfaceThenTheyAreTwo() {
        Packet packet = Packet.ipfix().options(301, 1, 10, 4, 305, 4).set(301, hex32(7) + hex32(100))
            .options(302, 1, 14, 4, 305, 4).set(302, hex32(7) + hex32(1000)).template(300, 10, 4, 14, 4);

        assertThat(number(Decoded.correct(), packet.set(300, hex32(7) + hex32(9)).bytes(), "sampling_rate"))
            .isEqualTo(100);
        assertThat(number(Decoded.correct(), packet.set(300, hex32(9) + hex32(7)).bytes(), "sampling_rate"))
            .isEqualTo(1000);
    }

    @Test
    void givenRatesOfTemplatesThenEachRecordHasThatOfItsOwn() {
        Packet packet = Packet.ipfix().options(301, 1, 145, 2, 305, 4)
            .set(301, "012c" + hex32(100) + "012e" + hex32(1)).template(300, 1, 4).template(302, 1, 4);

        assertThat(number(Decoded.correct(), packet.set(300, hex32(9)).bytes(), "sampling_rate")).isEqualTo(100);
        assertThat(number(Decoded.correct(), packet.set(302, hex32(9)).bytes(), "sampling_rate")).isEqualTo(1);
    }

    @Test
    void givenOnePacketOfSoManyThenTheRateIsTheirQuotient() {
        byte[] packet = Packet.ipfix().options(301, 1, 302, 2, 309, 4, 310, 4)
            .set(301, "0005" + hex32(2) + hex32(8001)).template(300, 302, 2).set(300, "0005").bytes();

        check(packet, "sampling_rate", 0, 4001, Rule.SAMPLING);
    }

    @Test
    void givenAProbabilityThenTheRateIsOneByIt() {
        byte[] packet = Packet.ipfix().options(301, 1, 149, 4, 311, 8)
            .set(301, hex32(1) + hex64(Double.doubleToLongBits(0.001))).template(300, 1, 4).set(300, hex32(1)).bytes();

        check(packet, "sampling_rate", 0, 1000, Rule.SAMPLING);
    }

    @Test
    void givenAProbabilityThatIsNoneThenThereIsNoRate() {
        for (double bad : new double[] {0, -1, 2, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE}) {
            byte[] packet = Packet.ipfix().template(300, 311, 8)
                .set(300, hex64(Double.doubleToRawLongBits(bad))).bytes();

            assertThat(number(Decoded.correct(), packet, "sampling_rate")).as("%s", bad).isZero();
        }
    }

    @Test
    void givenAZeroRateBesideAnotherThenTheOtherHolds() {
        byte[] packet = Packet.v9().options(301, 1, 1, 4, 50, 4, 34, 4).set(301, hex32(1) + hex32(0) + hex32(1000))
            .template(300, 1, 4).set(300, hex32(1)).bytes();

        check(packet, "sampling_rate", 0, 1000, Rule.SAMPLING);
    }

    @Test
    void givenIntervalAndSpaceThatHardlyFitThenTheirQuotientDoes() {
        byte[] packet = Packet.ipfix().template(300, 305, 8, 306, 8)
            .set(300, hex64(1L << 62) + hex64(Long.MAX_VALUE)).bytes();

        assertThat(number(Decoded.correct(), packet, "sampling_rate")).isEqualTo(3);
    }
}
