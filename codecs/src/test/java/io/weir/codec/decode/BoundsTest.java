// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.EXPORT;
import static io.weir.codec.decode.Packet.hex32;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Pace;
import io.weir.codec.Values;
import io.weir.codec.DecoderSettings.TemplateScope;
import io.weir.codec.flow.Fault;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept for exporters is bounded, and what goes first is what never was of use. */
class BoundsTest {
    private static final int GOOD = 0x0a000001;
    private static final byte[] TEMPLATE = Packet.v9().template(256, 8, 4, 12, 4).bytes();
    /** What a decoder holds of definitions for exporters to come, and what the heap takes besides. */
    private static final long DEFINITIONS = 4L << 20;
    private static final byte[] DATA = Packet.v9().set(256, "0a0000010a000002").bytes();

    private static DecoderSettings settings(int exporters, int domains, long templates, long perExporter) {
        return new DecoderSettings(Values.CORRECT, TemplateScope.DEVICE, exporters, domains, 1_000, templates,
            perExporter, 10_000, 1_000, 60_000_000_000L, Pace.UNLIMITED);
    }

    @Test
    void givenTenThousandForgedSourcesThenAWorkingExporterIsNotForgotten() {
        Decoded decoded = new Decoded(settings(100, 10, 1 << 20, 1 << 16));
        decoded.send(GOOD, 1, TEMPLATE).send(GOOD, 1, DATA);

        for (int i = 0; i < 10_000; i++) {
            decoded.send(0x0b00_0000 + i, 1, TEMPLATE);
        }
        decoded.send(GOOD, 1, DATA);

        assertThat(decoded.lines).hasSize(2);
        assertThat(decoded.evicted).hasSize(10_000 - 99).doesNotContain("10.0.0.1");
        assertThat(decoded.decoder.counts().get(DecodeCounter.EXPORTERS_EVICTED)).isEqualTo(10_000 - 99);
    }

    @Test
    void givenMoreWorkingExportersThanAllowedThenTheOneLongestSilentGoes() {
        Decoded decoded = new Decoded(settings(2, 10, 1 << 20, 1 << 16));
        decoded.send(1, 1, TEMPLATE).send(1, 1, DATA).send(2, 1, TEMPLATE).send(2, 1, DATA)
            .at(1).send(1, 1, DATA);

        decoded.send(3, 1, TEMPLATE);

        assertThat(decoded.evicted).containsExactly("0.0.0.2");
    }

    @Test
    void givenAnExporterThatWasTheOnlyOneToSendForLongThenItIsNotTheOneThatGoes() {
        Decoded decoded = new Decoded(settings(2, 10, 1 << 20, 1 << 16));
        decoded.send(1, 1, TEMPLATE).send(1, 1, DATA).send(2, 1, TEMPLATE).send(2, 1, DATA).send(1, 1, DATA);
        for (int second = 1; second < 100; second++) {
            decoded.at(second).send(1, 1, DATA);
        }

        decoded.send(3, 1, TEMPLATE);

        assertThat(decoded.evicted).containsExactly("0.0.0.2");
    }

    @Test
    void givenAFloodOfTemplatesThenTheOneInUseStays() {
        Decoded decoded = new Decoded(settings(10, 10, 1 << 20, 20_000));
        decoded.send(GOOD, 1, TEMPLATE).send(GOOD, 1, DATA);

        for (int id = 300; id < 5_000; id++) {
            decoded.send(GOOD, 1, Packet.v9().template(id, 8, 4, 12, 4).bytes());
        }
        decoded.send(GOOD, 1, DATA);

        assertThat(decoded.lines).hasSize(2);
        assertThat(decoded.decoder.counts().get(DecodeCounter.TEMPLATES_EVICTED)).isPositive();
        assertThat(decoded.crowded).isNotEmpty().allMatch(line -> line.matches("10.0.0.1 [1-9]\\d* own"));
    }

    @Test
    void givenTemplatesOfManyExportersThenTheSumIsBounded() {
        Decoded decoded = new Decoded(settings(1_000, 10, 20_000, 10_000));
        decoded.send(GOOD, 1, TEMPLATE).send(GOOD, 1, DATA);

        for (int i = 0; i < 900; i++) {
            decoded.send(0x0b00_0000 + i, 1, TEMPLATE);
        }
        decoded.send(GOOD, 1, DATA);

        assertThat(decoded.lines).hasSize(2);
        assertThat(decoded.decoder.counts().get(DecodeCounter.TEMPLATES_EVICTED)).isPositive();
        assertThat(decoded.crowded).isNotEmpty().allMatch(line -> line.matches("11\\.0\\.\\S+ 1 all"));
    }

    @Test
    void givenATemplateLargerThanTheBoundThenItIsRefused() {
        Decoded decoded = new Decoded(settings(10, 10, 20_000, 200));

        decoded.send(GOOD, 1, TEMPLATE);

        assertThat(decoded.faults).containsExactly(Fault.TEMPLATE_LIMIT);
    }

    @Test
    void givenMoreDomainsThanAllowedThenTheUnusedGoFirst() {
        Decoded decoded = new Decoded(settings(10, 5, 1 << 20, 1 << 16));
        decoded.send(GOOD, 1, TEMPLATE).send(GOOD, 1, DATA);

        for (int domain = 2; domain < 50; domain++) {
            decoded.send(GOOD, 1, Packet.v9().domain(domain).template(256, 8, 4).bytes());
        }
        decoded.send(GOOD, 1, DATA);

        assertThat(decoded.lines).hasSize(2);
        assertThat(decoded.decoder.counts().get(DecodeCounter.DOMAINS_EVICTED)).isEqualTo(44);
    }

    @Test
    void givenMoreLateDataThanAnExporterMayKeepThenTheRestIsCounted() {
        Decoded decoded = new Decoded(settings(10, 10, 1 << 20, 1 << 16));

        for (int i = 0; i < 10; i++) {
            decoded.send(GOOD, 1, DATA);
        }
        decoded.send(GOOD, 1, TEMPLATE);

        long kept = decoded.decoder.counts().get(DecodeCounter.SETS_LATE);
        assertThat(decoded.lines).hasSize((int) kept);
        assertThat(decoded.decoder.counts().get(DecodeCounter.SETS_LATE_FULL)).isEqualTo(10 - kept).isPositive();
        assertThat(decoded.decoder.counts().get(DecodeCounter.SETS_LATE_DELIVERED)).isEqualTo(kept);
        assertThat(decoded.faults).containsOnly(Fault.LATE_FULL);
    }

    @Test
    void givenLateRoomFullOfForgedDataThenAnExporterThatWorksTakesItsPlace() {
        Decoded decoded = new Decoded(settings(100, 10, 1 << 20, 1 << 16));
        decoded.send(GOOD, 1, TEMPLATE).send(GOOD, 1, DATA);
        for (int i = 0; i < 100; i++) {
            decoded.send(0x0b00_0000 + i, 1, DATA);
        }

        decoded.send(GOOD, 1, Packet.v9().set(257, "0a0000010a000002").bytes())
            .send(GOOD, 1, Packet.v9().template(257, 8, 4, 12, 4).bytes());

        assertThat(decoded.lines).hasSize(2);
        assertThat(decoded.faults).contains(Fault.LATE_FULL, Fault.LATE_DISPLACED);
    }

    @Test
    void givenLateDataThatItsTemplateCannotReadThenItIsCountedOnce() {
        Decoded decoded = Decoded.correct().send(GOOD, 1, Packet.v9().set(256, "0a00").bytes()).send(GOOD, 1, TEMPLATE);

        assertThat(decoded.decoder.counts().get(DecodeCounter.SETS_LATE_REFUSED)).isEqualTo(1);
        assertThat(decoded.decoder.counts().get(DecodeCounter.SETS_LATE_DELIVERED)).isZero();
        assertThat(decoded.decoder.counts().get(DecodeCounter.SETS_REFUSED)).isZero();
    }

    @Test
    void givenLateDataOfAForgottenExporterThenItIsCounted() {
        Decoded decoded = new Decoded(settings(1, 10, 1 << 20, 1 << 16));
        decoded.send(1, 1, DATA);

        decoded.send(2, 1, DATA);

        assertThat(decoded.faults).containsExactly(Fault.LATE_EVICTED);
    }

    @Test
    void givenLateDataWhoseTemplateNeverComesThenItExpiresAndIsCounted() {
        Decoded decoded = Decoded.correct().at(EXPORT).send(GOOD, 1, DATA);

        decoded.at(EXPORT + 59);
        assertThat(decoded.faults).isEmpty();
        decoded.at(EXPORT + 60).send(GOOD, 1, TEMPLATE);

        assertThat(decoded.faults).containsExactly(Fault.LATE_EXPIRED);
        assertThat(decoded.lines).isEmpty();
    }

    @Test
    void givenLateDataThenItKeepsItsOwnHeader() {
        Decoded decoded = Decoded.correct().at(EXPORT)
            .send(GOOD, 1, Packet.v9().sequence(41).export(EXPORT - 9).set(256, "0a0000010a000002").bytes())
            .at(EXPORT + 1).send(GOOD, 1, Packet.v9().sequence(42).template(256, 8, 4, 12, 4).bytes());

        assertThat(decoded.lines).hasSize(1);
        assertThat(decoded.lines.get(0)).contains("\"sequence_num\":41", "\"time_received_ns\":" + EXPORT,
            "\"time_flow_end_ns\":" + (EXPORT - 9));
    }

    @Test
    void givenATemplateOfTooManyFieldsThenItIsRefusedAndItsNeighbourKept() {
        int[] many = new int[2 * 1_001];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = 1;
            many[i + 1] = 1;
        }

        Decoded decoded = Decoded.correct().send(GOOD, 1,
            Packet.v9().template(257, many).template(256, 8, 4).set(256, hex32(GOOD)).bytes());

        assertThat(decoded.faults).containsExactly(Fault.TEMPLATE_FIELDS);
        assertThat(decoded.lines).hasSize(1);
    }

    @Test
    void givenFloodedNeighbourDecodersThenAWorkingExporterOfThisOneIsNotForgotten() {
        DecoderSettings settings = settings(100, 10, 1 << 20, 1 << 16);
        Bounds shared = new Bounds(settings);
        Decoded flooded = new Decoded(settings, shared);
        Decoded quiet = new Decoded(settings, shared);
        for (int i = 0; i < 1_000; i++) {
            flooded.send(0x0b00_0000 + i, 1, TEMPLATE);
        }

        quiet.send(GOOD, 1, TEMPLATE).send(GOOD, 1, DATA).send(GOOD + 1, 1, TEMPLATE).send(GOOD + 2, 1, TEMPLATE)
            .send(GOOD, 1, DATA);

        assertThat(quiet.lines).hasSize(2);
        assertThat(quiet.evicted).isEmpty();
    }

    @Test
    void givenForgedPortsAndDomainsThenTheirNumberIsBoundedAndWorkingOnesStay() {
        DecoderSettings settings = settings(100, 1_000, 1 << 20, 1 << 16);
        Bounds bounds = new Bounds(settings);
        Decoded decoded = new Decoded(settings, bounds);
        decoded.send(GOOD, 1, TEMPLATE).send(GOOD, 1, DATA);

        for (int i = 0; i < 5_000; i++) {
            decoded.send(GOOD + i % 7, 2 + i / 7, Packet.v9().domain(i % 50).bytes());
        }
        decoded.send(GOOD, 1, DATA);

        assertThat(bounds.sessions().used()).isEqualTo(400);
        assertThat(decoded.lines).hasSize(2);
        assertThat(decoded.decoder.counts().get(DecodeCounter.SESSIONS_EVICTED)).isEqualTo(5_001 - 400);
    }

    @Test
    void givenExportersThatAreForgottenThenAllTheyHeldIsGivenBack() {
        DecoderSettings settings = settings(2, 10, 1 << 20, 1 << 16);
        Bounds bounds = new Bounds(settings);
        Decoded decoded = new Decoded(settings, bounds);

        for (int i = 0; i < 100; i++) {
            decoded.send(GOOD + i, 1, Packet.v9().template(256, 8, 4).set(300, "00").bytes())
                .send(GOOD + i, 2, Packet.v9().domain(2).options(256, 1, 1, 4, 48, 4, 34, 4)
                    .set(256, hex32(1) + hex32(i) + hex32(10)).bytes());
        }

        assertThat(bounds.exporters().used()).isEqualTo(2);
        assertThat(bounds.sessions().used()).isEqualTo(4);
        assertThat(bounds.templateBytes().used()).isLessThan(3_000);
        assertThat(bounds.lateBytes().used()).isLessThan(1_000);
    }

    @Test
    void givenAFloodOfSamplersThenWhatIsKeptOfThemIsBounded() {
        DecoderSettings settings = settings(100, 1_000, 1 << 20, 1 << 16);
        Bounds bounds = new Bounds(settings);
        Decoded decoded = new Decoded(settings, bounds);
        for (int domain = 0; domain < 20; domain++) {
            decoded.send(GOOD, 1, Packet.v9().domain(domain).options(256, 1, 1, 4, 48, 4, 34, 4).bytes());
            for (int i = 0; i < 2_000; i++) {
                decoded.send(GOOD, 1, Packet.v9().domain(domain)
                    .set(256, hex32(1) + hex32(i) + hex32(10)).bytes());
            }
        }

        assertThat(bounds.templateBytes().used()).isBetween(1L << 15, 1L << 16);
    }

    /** What the objects of templates take, all that other threads may see of them included. */
    @ParameterizedTest
    @CsvSource({"1, 30000", "4, 30000", "25, 30000", "25, 1", "60, 1", "100, 30000"})
    void givenTemplatesUpToTheBoundThenTheHeapTakesNoMore(int fields, int elements) {
        long most = 24L << 20;
        DecoderSettings settings = settings(1_000, 1_000, most, most);
        Bounds bounds = new Bounds(settings);
        Decoded decoded = new Decoded(settings, bounds);
        decoded.send(GOOD, 1, TEMPLATE);
        long before = liveBytes();

        int sent = 0;
        while (decoded.decoder.counts().get(DecodeCounter.TEMPLATES_EVICTED) == 0) {
            decoded.send(GOOD, 1, Packet.v9().domain(sent / 10_000).template(256 + sent % 10_000,
                ownFields(sent, fields, elements)).bytes());
            sent++;
        }

        long took = liveBytes() - before;
        assertThat(took).isPositive().isLessThan(bounds.templateBytes().used() + DEFINITIONS);
        assertThat(decoded.evicted).isEmpty();
    }

    @Test
    void givenSamplersUpToTheBoundThenTheHeapTakesNoMore() {
        long most = 24L << 20;
        DecoderSettings settings = settings(1_000, 1_000, most, most);
        Bounds bounds = new Bounds(settings);
        Decoded decoded = new Decoded(settings, bounds);
        decoded.send(GOOD, 1, TEMPLATE);
        long before = liveBytes();

        for (int domain = 0; domain < 50; domain++) {
            decoded.send(GOOD, 1, Packet.v9().domain(domain).options(256, 1, 1, 4, 48, 4, 34, 4).bytes());
            for (int sampler = 0; sampler < 4_000; sampler += 50) {
                decoded.send(GOOD, 1, Packet.v9().domain(domain).set(256, samplers(sampler, 50)).bytes());
            }
        }

        assertThat(bounds.templateBytes().used()).isGreaterThan(50 * 4_000 * 90L);
        assertThat(liveBytes() - before).isPositive().isLessThan(bounds.templateBytes().used() + DEFINITIONS);
    }

    private static String samplers(int from, int count) {
        StringBuilder records = new StringBuilder();
        for (int i = from; i < from + count; i++) {
            records.append(hex32(1)).append(hex32(i)).append(hex32(10));
        }
        return records.toString();
    }

    /** A list of fields that no other template has, so that nothing is shared: by element, else by length. */
    private static int[] ownFields(int number, int fields, int elements) {
        int[] all = new int[2 * fields];
        int lengths = number / elements;
        for (int i = 0; i < fields; i++) {
            all[2 * i] = 1 + number % elements + i;
            all[2 * i + 1] = 1 + lengths % 32;
            lengths /= 32;
        }
        return all;
    }

    private static long liveBytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
