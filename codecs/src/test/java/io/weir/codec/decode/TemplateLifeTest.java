// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.hex16;
import static io.weir.codec.decode.Packet.hex32;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecodeCounter;
import io.weir.codec.flow.Fault;
import io.weir.codec.state.AwaitedTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Definition, re-definition, withdrawal, refusal, and templates that make no sense. */
class TemplateLifeTest {
    private static final String ADDRESS = "0a000001";

    /** RFC 7011 section 8.4: over UDP. */
    @Test
    void givenAWithdrawalThenItIsIgnoredAndCounted() {
        Decoded decoded = Decoded.correct()
            .send(1, Packet.ipfix().template(256, 8, 4).bytes())
            .send(1, Packet.ipfix().set(2, hex16(256) + hex16(0)).bytes())
            .send(1, Packet.ipfix().set(256, ADDRESS).bytes());

        assertThat(decoded.lines).hasSize(1);
        assertThat(decoded.decoder.counts().get(DecodeCounter.TEMPLATES_WITHDRAWN)).isEqualTo(1);
    }

    @Test
    void givenARefusedDefinitionThenDataWaitsForTheNextThatCanBeUsed() {
        Decoded decoded = Decoded.correct()
            .send(1, Packet.ipfix().template(256, 8, 4).bytes())
            .send(1, Packet.ipfix().set(2, hex16(256) + hex16(9) + hex16(12) + hex16(4)).bytes())
            .send(1, Packet.ipfix().set(256, ADDRESS).bytes());
        assertThat(decoded.lines).isEmpty();
        assertThat(decoded.decoder.counts().get(DecodeCounter.TEMPLATES_ENDED)).isEqualTo(1);

        decoded.send(1, Packet.ipfix().template(256, 12, 4).bytes());

        assertThat(decoded.lines).hasSize(1);
        assertThat(decoded.lines.get(0)).contains("\"dst_addr\":\"10.0.0.1\"");
    }

    @Test
    void givenARefusedDefinitionThenThatOfAnotherSourcePortDoesNotTakeItsPlace() {
        Decoded decoded = Decoded.correct()
            .send(1, Packet.v9().template(256, 8, 4).bytes())
            .send(2, Packet.v9().sequence(2).set(0, hex16(256) + hex16(9) + hex16(12) + hex16(4)).bytes())
            .send(2, Packet.v9().sequence(3).set(256, ADDRESS).bytes())
            .send(1, Packet.v9().sequence(4).template(256, 8, 4).bytes());
        assertThat(decoded.lines).isEmpty();

        decoded.send(2, Packet.v9().sequence(5).template(256, 12, 4).bytes());

        assertThat(decoded.lines).singleElement().asString().contains("\"dst_addr\":\"10.0.0.1\"");
    }

    @Test
    void givenLessThanARecordThenItWaitsForATemplateThatFits() {
        Decoded decoded = Decoded.correct().send(1, Packet.v9().template(256, 8, 4, 12, 4).bytes())
            .send(1, Packet.v9().sequence(2).set(256, ADDRESS).bytes());
        assertThat(decoded.faults).isEmpty();

        decoded.send(1, Packet.v9().sequence(3).template(256, 12, 4).bytes());
        assertThat(decoded.lines).singleElement().asString().contains("\"dst_addr\":\"10.0.0.1\"");
        decoded.send(1, Packet.v9().sequence(4).set(256, "0a00").bytes())
            .send(1, Packet.v9().sequence(5).template(256, 12, 4).bytes());

        assertThat(decoded.faults).containsExactly(Fault.SET_TOO_SHORT);
    }

    /** The third byte left over is not zero: padding of a device that is known, a doubt about one that booted. */
    @ParameterizedTest
    @ValueSource(ints = {9, 10})
    void givenADeviceThatBootedThenWhatItDefinedBeforeIsUsedOnlyWhereItFits(int version) {
        Decoded decoded = Decoded.correct();
        decoded.send(1, of(version).sequence(90_000_000).template(256, 8, 4).bytes())
            .send(1, of(version).sequence(version == 9 ? 90_000_001 : 90_000_000).set(256, ADDRESS + "0000").bytes());
        assertThat(decoded.decoder.counts().get(DecodeCounter.TEMPLATES_DOUBTED)).isZero();

        decoded.send(1, of(version).export(Packet.EXPORT + 60).uptime(1_000).set(256, ADDRESS).bytes());
        assertThat(decoded.decoder.counts().get(DecodeCounter.TEMPLATES_DOUBTED)).isEqualTo(1);
        decoded.send(1, of(version).export(Packet.EXPORT + 61).uptime(2_000).sequence(2)
            .set(256, ADDRESS + "000001").bytes());

        assertThat(decoded.lines).hasSize(2);
        assertThat(decoded.refuted).containsExactly("1 1 LENGTH");
    }

    private static Packet of(int version) {
        return version == 9 ? Packet.v9() : Packet.ipfix();
    }

    /** Exporters pad with what their memory has. */
    @Test
    void givenAFewBytesLeftOverThenTheyArePadding() {
        Decoded decoded = Decoded.correct().send(1, Packet.v9().template(256, 8, 4, 12, 4)
            .set(256, hex32(7).repeat(5)).bytes());

        assertThat(decoded.lines).hasSize(2);
        assertThat(decoded.faults).isEmpty();
    }

    @Test
    void givenBytesLeftOverThatCannotBePaddingThenTheSetWaitsAndIsRefusedIfTheTemplateStays() {
        String misfit = "06100000" + "c000020a" + "c6336414" + hex32(1500) + hex32(3);
        byte[] old = Packet.v9().template(256, 8, 4, 12, 4, 1, 4, 2, 4).bytes();
        Decoded decoded = Decoded.correct().send(1, old).send(1, Packet.v9().set(256, misfit.repeat(2)).bytes());
        assertThat(decoded.lines).isEmpty();

        decoded.send(1, Packet.v9().template(256, 4, 1, 6, 1, 5, 2, 8, 4, 12, 4, 1, 4, 2, 4).bytes());
        assertThat(decoded.lines).hasSize(2).allMatch(line -> line.contains("\"dst_addr\":\"198.51.100.20\""));
        decoded.send(1, old).send(1, Packet.v9().set(256, misfit.repeat(2)).bytes()).send(1, old);

        assertThat(decoded.lines).hasSize(2);
        assertThat(decoded.faults).contains(Fault.SET_MISFIT);
    }

    @Test
    void givenASetThatIsCutWithItsDatagramThenItsWholeRecordsAreRead() {
        byte[] whole = Packet.v9().template(256, 8, 4, 12, 4, 1, 4, 2, 4).set(256, hex32(7).repeat(11)).bytes();
        byte[] cut = whole.clone();
        cut[cut.length - 44 - 2] = 0x7f;

        Decoded decoded = Decoded.correct().send(1, cut);

        assertThat(decoded.lines).hasSize(2);
    }

    @Test
    void givenStrayBytesBehindADefinitionThenItStays() {
        Decoded decoded = Decoded.correct()
            .send(1, Packet.v9().set(0, hex16(256) + hex16(1) + hex16(8) + hex16(4) + hex16(256) + hex16(9)).bytes())
            .send(1, Packet.v9().set(256, ADDRESS).bytes());

        assertThat(decoded.lines).hasSize(1);
    }

    @Test
    void whatDataWaitsForIsToldAtOnceAndNoMoreOnceItCame() {
        Decoded decoded = Decoded.correct().at(100)
            .send(1, Packet.ipfix().set(256, ADDRESS).bytes())
            .send(1, Packet.ipfix().set(257, ADDRESS).set(256, ADDRESS).bytes())
            .send(2, Packet.ipfix().sequence(1_000_000).template(257, 8, 4).bytes());

        assertThat(decoded.decoder.awaited(10)).extracting(each -> each.port() + "/" + each.template() + " "
            + each.sets() + " " + each.sinceNs() / 1_000_000_000 + " " + each.otherPort())
            .containsExactly("1/256 2 100 -1", "1/257 1 100 2");
        assertThat(decoded.decoder.awaited(1)).hasSize(1);

        decoded.send(1, Packet.ipfix().template(256, 8, 4).bytes());

        assertThat(decoded.decoder.awaited(10)).extracting(AwaitedTemplate::template).containsExactly(257);
    }

    @Test
    void givenAllTemplatesWithdrawnThenTheyStay() {
        Decoded decoded = Decoded.correct()
            .send(1, Packet.ipfix().template(256, 8, 4).options(258, 1, 149, 4, 34, 4).bytes())
            .send(1, Packet.ipfix().set(2, hex16(2) + hex16(0)).set(3, hex16(3) + hex16(0)).bytes())
            .send(1, Packet.ipfix().set(256, ADDRESS).set(258, hex32(1) + hex32(10)).bytes());

        assertThat(decoded.lines).hasSize(1);
        assertThat(decoded.options).isEqualTo(1);
        assertThat(decoded.decoder.counts().get(DecodeCounter.TEMPLATES_WITHDRAWN)).isEqualTo(2);
    }

    @Test
    void givenARedefinitionInsideADatagramThenOrderDecides() {
        Decoded decoded = Decoded.correct().send(1, Packet.v9().template(256, 8, 4).set(256, ADDRESS)
            .template(256, 12, 4).set(256, ADDRESS).bytes());

        assertThat(decoded.lines).hasSize(2);
        assertThat(decoded.lines.get(0)).contains("\"src_addr\":\"10.0.0.1\"");
        assertThat(decoded.lines.get(1)).contains("\"dst_addr\":\"10.0.0.1\"");
    }

    @Test
    void givenATemplateWithoutLengthThenItsDataIsRefusedAtOnce() {
        Decoded decoded = Decoded.correct()
            .send(1, Packet.v9().template(256, 8, 0, 12, 0).set(256, ADDRESS).bytes())
            .send(1, Packet.v9().template(257).set(257, ADDRESS).bytes());

        assertThat(decoded.faults).containsExactly(Fault.TEMPLATE_EMPTY, Fault.SET_WITHOUT_LENGTH,
            Fault.TEMPLATE_EMPTY, Fault.SET_WITHOUT_LENGTH);
    }

    @Test
    void givenStrayBytesBehindATemplateThenTheTemplateCounts() {
        Decoded decoded = Decoded.correct().send(1, Packet.v9()
            .set(0, hex16(256) + hex16(1) + hex16(8) + hex16(4) + hex16(1) + hex16(56)).set(256, ADDRESS).bytes());

        assertThat(decoded.lines).hasSize(1);
        assertThat(decoded.faults).containsExactly(Fault.TEMPLATE_TRUNCATED);
    }

    @Test
    void givenAScopeLengthThatFitsNoSpecifierThenOnlyThatTemplateIsRefused() {
        Decoded decoded = Decoded.correct().send(1, Packet.v9()
            .set(1, hex16(300) + hex16(6) + hex16(4) + "00010004" + "0000" + "00220004")
            .template(256, 8, 4).set(256, ADDRESS).bytes());

        assertThat(decoded.faults).containsExactly(Fault.TEMPLATE_SCOPE);
        assertThat(decoded.lines).hasSize(1);
    }

    @Test
    void givenMoreScopesThanFieldsThenTheTemplateIsRefused() {
        Decoded decoded = Decoded.correct().send(1, Packet.ipfix()
            .set(3, hex16(300) + hex16(1) + hex16(3) + "00950004").template(256, 8, 4).set(256, ADDRESS).bytes());

        assertThat(decoded.faults).containsExactly(Fault.TEMPLATE_SCOPE);
        assertThat(decoded.lines).hasSize(1);
    }

    @Test
    void givenTheSameTemplateAgainThenNothingIsAllocatedForIt() {
        byte[] template = Packet.v9().template(256, 8, 4, 12, 4).bytes();
        Decoded decoded = Decoded.correct().send(1, template);
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20_000; i++) {
            decoded.send(1, template);
        }

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            decoded.send(1, template);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    @Test
    void givenAnOptionsRecordThatIsCutThenTheFaultIsCountedAndTheOthersAreRead() {
        Decoded decoded = Decoded.correct().send(1, Packet.ipfix().options(258, 1, 149, 4, 82, 65_535)
            .set(258, hex32(1) + "026162" + hex32(2) + "ff00").bytes());

        assertThat(decoded.options).isEqualTo(1);
        assertThat(decoded.faults).containsExactly(Fault.RECORD_TRUNCATED);
    }
}
