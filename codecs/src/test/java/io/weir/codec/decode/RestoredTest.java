// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.EXPORT;
import static io.weir.codec.decode.Packet.hex32;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.flow.SamplerRates;
import io.weir.codec.saved.SavedExporter;
import io.weir.codec.state.KnownTemplate;
import io.weir.codec.state.SamplingInForce;
import io.weir.codec.state.SamplingSource;
import io.weir.codec.state.Saving;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one decoder learned, taken over by the next: used as long as nothing speaks against it. */
class RestoredTest {
    private static final String ADDRESS = "0a000001";
    private static final String ADDRESSES = "0a0000010a000002";

    private final Decoded before = Decoded.correct();

    private static List<SavedExporter> saved(Decoded decoded, int slice) {
        List<SavedExporter> all = new ArrayList<>();
        Saving saving = decoded.decoder.save();
        while (!saving.isOver()) {
            all.addAll(saving.slice(slice));
        }
        return all;
    }

    private Decoded restart() {
        return restart(Decoded.correct());
    }

    private Decoded restart(Decoded after) {
        saved(before, 1).forEach(after.decoder::restore);
        return after;
    }

    private static long count(Decoded decoded, DecodeCounter counter) {
        return decoded.decoder.counts().get(counter);
    }

    private static void assertFates(Decoded decoded, int restored, int confirmed, int refuted) {
        assertThat(count(decoded, DecodeCounter.TEMPLATES_RESTORED)).isEqualTo(restored);
        assertThat(count(decoded, DecodeCounter.TEMPLATES_CONFIRMED)).isEqualTo(confirmed);
        assertThat(count(decoded, DecodeCounter.TEMPLATES_REFUTED)).isEqualTo(refuted);
        assertThat(count(decoded, DecodeCounter.TEMPLATES_UNCONFIRMED)).isEqualTo(restored - confirmed - refuted);
        assertThat(decoded.decoder.remembered().templates()).filteredOn(KnownTemplate::isUnconfirmed)
            .as("marked for others to see").hasSize(restored - confirmed - refuted);
    }

    @Test
    void givenAV9TemplateThenTheFirstDataAfterARestartIsDecoded() {
        before.send(1, Packet.v9().template(256, 8, 4).bytes());

        Decoded after = restart().at(30).send(1, Packet.v9().sequence(90).export(EXPORT + 30).uptime(130_000)
            .set(256, ADDRESS).bytes());

        assertThat(after.lines).hasSize(1);
        assertFates(after, 1, 0, 0);
    }

    @Test
    void givenAnIpfixTemplateThenTheFirstDataAfterARestartIsDecoded() {
        before.send(1, Packet.ipfix().template(256, 8, 65_535, 12, 4).bytes());

        Decoded after = restart().at(30).send(1, Packet.ipfix().sequence(20_000).export(EXPORT + 30)
            .set(256, "040a0000010a000002").bytes());

        assertThat(after.lines).hasSize(1);
        assertFates(after, 1, 0, 0);
    }

    @Test
    void givenTheExporterSendsItsTemplateAgainThenItIsConfirmed() {
        before.send(1, Packet.v9().template(256, 8, 4).template(257, 12, 4).bytes());

        Decoded after = restart().send(1, Packet.v9().sequence(2).template(256, 8, 4).bytes());
        assertFates(after, 2, 1, 0);
        after.send(1, Packet.v9().sequence(3).template(257, 8, 4).set(257, ADDRESS).bytes());

        assertThat(after.lines).singleElement().asString().contains("\"src_addr\":\"10.0.0.1\"");
        assertFates(after, 2, 1, 1);
    }

    @Test
    void givenASetThatDoesNotFitThenItWaitsForTheRightTemplate() {
        before.send(1, Packet.v9().template(256, 8, 4, 7, 2).bytes());

        Decoded after = restart().send(1, Packet.v9().sequence(2).set(256, ADDRESSES).bytes());
        assertThat(after.lines).isEmpty();
        assertThat(after.refuted).containsExactly("1 1 LENGTH");
        after.send(1, Packet.v9().sequence(3).template(256, 8, 4, 12, 4).bytes());

        assertThat(after.lines).singleElement().asString().contains("\"dst_addr\":\"10.0.0.2\"");
        assertThat(count(after, DecodeCounter.SETS_LATE)).isEqualTo(1);
        assertFates(after, 1, 0, 1);
    }

    @Test
    void givenAValueBeyondItsSetThenTheRestoredTemplateIsNotUsed() {
        before.send(1, Packet.ipfix().template(256, 8, 4, 82, 65_535).bytes());

        Decoded after = restart().send(1, Packet.ipfix().set(256, ADDRESS + "09aabb").bytes());

        assertThat(after.lines).isEmpty();
        assertThat(after.faults).isEmpty();
        assertThat(after.refuted).containsExactly("1 1 LENGTH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "000000", "00000000000000"})
    void givenPaddingThenTheSetFits(String padding) {
        before.send(1, Packet.v9().template(256, 8, 4, 12, 4).bytes());

        Decoded after = restart().send(1, Packet.v9().sequence(2).set(256, ADDRESSES + padding).bytes());

        assertThat(after.lines).hasSize(1);
    }

    @Test
    void givenADeviceThatBootedMeanwhileThenItsDataWaits() {
        before.send(1, Packet.v9().template(256, 8, 4).bytes());

        Decoded after = restart().at(30).send(1, Packet.v9().export(EXPORT + 30).uptime(5_000)
            .set(256, ADDRESS).bytes());

        assertThat(after.lines).isEmpty();
        assertThat(after.refuted).containsExactly("1 1 BOOT");
        assertFates(after, 1, 0, 1);
    }

    @Test
    void givenASequenceThatFellBackThenIpfixDataWaits() {
        before.send(1, Packet.ipfix().sequence(2_000_000).template(256, 8, 4).bytes());

        Decoded after = restart().at(30).send(1, Packet.ipfix().sequence(3).export(EXPORT + 30)
            .set(256, ADDRESS).bytes());

        assertThat(after.lines).isEmpty();
        assertThat(after.refuted).containsExactly("1 1 SEQUENCE");
    }

    @Test
    void givenASequenceThatNoDeviceReachesInTheTimeThenIpfixDataWaits() {
        before.send(1, Packet.ipfix().sequence(5).template(256, 8, 4).bytes());

        Decoded after = restart().at(2).send(1, Packet.ipfix().sequence(500_000_000).export(EXPORT + 2)
            .set(256, ADDRESS).bytes());

        assertThat(after.refuted).containsExactly("1 1 SEQUENCE");
    }

    @Test
    void givenTheSameDatagramsLongAfterwardsThenNothingOfBeforeIsUsed() {
        before.send(1, Packet.v9().template(256, 8, 4).options(258, 1, 1, 4, 34, 4)
            .set(258, hex32(1) + hex32(100)).bytes());

        Decoded after = restart().at(3_600).send(1, Packet.v9().set(256, ADDRESS).bytes());
        assertThat(after.refuted).containsExactly("1 2 CLOCK");
        after.send(1, Packet.v9().sequence(2).template(256, 8, 4).bytes());

        assertThat(after.lines).singleElement().asString().contains("\"sampling_rate\":0,");
    }

    @Test
    void givenAnotherPortOfTheSameDeviceThenItsTemplateServesAsWithoutARestart() {
        before.send(1, Packet.v9().template(256, 8, 4).bytes());

        Decoded after = restart().at(30).send(2, Packet.v9().export(EXPORT + 30).uptime(130_000)
            .set(256, ADDRESS).bytes());

        assertThat(after.lines).hasSize(1);
        assertThat(count(after, DecodeCounter.SETS_BORROWED)).isEqualTo(1);
    }

    @Test
    void givenAnotherPortOfAnotherDeviceThenItsDataWaits() {
        before.send(1, Packet.v9().template(256, 8, 4).bytes());

        Decoded after = restart().at(30).send(2, Packet.v9().export(EXPORT + 30).uptime(9_000_000)
            .set(256, ADDRESS).bytes());

        assertThat(after.lines).isEmpty();
    }

    @Test
    void givenIpfixPortsThatShareASequenceThenTheyShareTemplatesAfterwards() {
        before.send(1, Packet.ipfix().sequence(500).template(256, 8, 4).set(256, ADDRESS).bytes())
            .send(2, Packet.ipfix().sequence(501).set(256, ADDRESS).bytes());

        Decoded after = restart().at(30).send(2, Packet.ipfix().sequence(9_000).export(EXPORT + 30)
            .set(256, ADDRESS).bytes());

        assertThat(after.lines).hasSize(1);
    }

    @Test
    void givenSamplersThenTheirRatesHoldAndAreMarkedUntilSentAgain() {
        String options = hex32(1) + "07" + hex32(1000);
        before.send(1, Packet.v9().template(256, 8, 4, 48, 1).options(258, 1, 1, 4, 48, 1, 34, 4)
            .set(258, options).bytes());

        Decoded after = restart().send(1, Packet.v9().sequence(2).set(256, ADDRESS + "07").bytes());
        assertThat(after.lines).singleElement().asString().contains("\"sampling_rate\":1000,");
        assertThat(after.decoder.sampling()).extracting(SamplingInForce::source)
            .containsExactly(SamplingSource.RESTORED, SamplingSource.RESTORED);
        after.send(1, Packet.v9().sequence(3).set(258, options).bytes());

        assertThat(after.decoder.sampling()).extracting(SamplingInForce::source)
            .containsExactly(SamplingSource.PORT, SamplingSource.PORT);
        assertThat(after.decoder.sampling()).extracting(SamplingInForce::sampler)
            .containsExactly(7L, SamplerRates.NO_SAMPLER);
        assertThat(after.decoder.sampling()).extracting(SamplingInForce::rate).containsOnly(1000L);
    }

    @Test
    void givenARateOfTheDomainThenANewPortHasItAsWithoutARestart() {
        before.send(1, Packet.v9().template(256, 8, 4).options(258, 1, 1, 4, 34, 4)
            .set(258, hex32(1) + hex32(100)).bytes());

        Decoded after = restart().send(2, Packet.v9().sequence(2).set(256, ADDRESS).bytes());

        assertThat(after.lines).singleElement().asString().contains("\"sampling_rate\":100,");
    }

    @Test
    void givenGoflow2sValuesThenItsRateIsRestored() {
        Decoded old = Decoded.goflow2().send(1, Packet.v9().template(256, 8, 4).options(258, 1, 1, 4, 34, 4)
            .set(258, hex32(1) + hex32(100)).bytes());
        Decoded after = Decoded.goflow2();
        saved(old, 100).forEach(after.decoder::restore);

        after.send(1, Packet.v9().sequence(2).set(256, ADDRESS).bytes());

        assertThat(after.lines).singleElement().asString().contains("\"sampling_rate\":100,");
    }

    @Test
    void givenARestartThenWhatWasMissedMeanwhileIsNotCountedAsLost() {
        before.send(1, Packet.ipfix().sequence(5).template(256, 8, 4).bytes());

        Decoded after = restart().at(60).send(1, Packet.ipfix().sequence(7_000).export(EXPORT + 60)
            .set(256, ADDRESS).bytes()).send(1, Packet.ipfix().sequence(7_003).export(EXPORT + 61)
            .set(256, ADDRESS).bytes());

        assertThat(count(after, DecodeCounter.SEQUENCE_LOST_IPFIX_RECORDS)).isEqualTo(2);
        assertThat(count(after, DecodeCounter.SEQUENCE_RESTARTS)).isZero();
        assertThat(count(after, DecodeCounter.SEQUENCE_UNKNOWN)).isZero();
    }

    @Test
    void givenMoreThanFitsThenBoundsHold() {
        for (int i = 0; i < 50; i++) {
            before.send(0x0a000000 + i, 1, Packet.v9().template(256, 8, 4).bytes());
        }

        DecoderSettings few = new DecoderSettings(io.weir.codec.Values.CORRECT,
            DecoderSettings.TemplateScope.DEVICE, 10, 10, 10, 1_000, 1_000, 1_000, 1_000, 1_000,
            DecoderSettings.defaults().templatePace());
        Decoded after = restart(new Decoded(few));

        assertFates(after, 50, 0, (int) count(after, DecodeCounter.TEMPLATES_REFUTED));
        assertThat(saved(after, 1_000)).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void givenNothingWorthKeepingThenNothingIsCopied() {
        before.send(1, Packet.v9().set(256, ADDRESS).bytes());

        assertThat(saved(before, 10)).isEmpty();
    }

    @Test
    void givenRestoredStateThatWasNotUsedThenItIsKeptOnceMore() {
        before.send(1, Packet.v9().template(256, 8, 4).bytes());

        Decoded after = restart();

        assertThat(saved(after, 10)).usingRecursiveComparison().isEqualTo(saved(before, 10));
    }

    @Test
    void changesAreCountedOnceHoweverOftenTemplatesAreRepeated() {
        byte[] template = Packet.v9().template(256, 8, 4).options(258, 1, 1, 4, 34, 4)
            .set(258, hex32(1) + hex32(100)).bytes();

        before.send(1, template);
        long once = before.decoder.counts().changes();
        before.send(1, template).send(1, template);

        assertThat(once).isEqualTo(3);
        assertThat(before.decoder.counts().changes()).isEqualTo(once);
    }
}
