// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.EXPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.DecoderSettings.TemplateScope;
import io.weir.codec.export.ExportLayout;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.state.SequenceCounts;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which datagrams belong to one sequence, what each unit is, and that sets and late sets add up. */
class SequencesTest {
    private static final String ADDRESS = "0a000001";

    private static SequenceCounts only(Decoded decoded) {
        assertThat(decoded.decoder.sequences()).hasSize(1);
        return decoded.decoder.sequences().get(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void givenTrafficWithOneDatagramLeftOutThenItsUnitsAreLost(int version) {
        List<byte[]> datagrams = Traffic.datagrams(version, 1, 40, 7, ExportLayout.STANDARD);
        Decoded decoded = Decoded.correct();

        for (int i = 0; i < datagrams.size(); i++) {
            if (i != 33) {
                decoded.send(7, datagrams.get(i));
            }
        }

        SequenceCounts counts = only(decoded);
        assertThat(counts.lost()).isEqualTo(version == 9 ? 1 : 7);
        assertThat(counts.protocol()).isEqualTo(Protocol.ofId(version));
        assertThat(counts.exporter().text()).isEqualTo("127.0.0.1");
        assertThat(counts.port()).isEqualTo(7);
        assertThat(counts.unknown()).isZero();
    }

    @Test
    void givenTwoEnginesOfOneExporterThenEachHasItsOwnSequence() {
        List<byte[]> datagrams = Traffic.datagrams(5, 1, 10, 3, ExportLayout.STANDARD);
        Decoded decoded = Decoded.correct();

        for (byte[] datagram : datagrams) {
            byte[] other = datagram.clone();
            other[21] = 77;
            decoded.send(7, datagram).send(7, other);
        }

        assertThat(decoded.decoder.sequences()).hasSize(2).allMatch(each -> each.lost() == 0 && each.datagrams() == 10);
        assertThat(decoded.decoder.counts().get(DecodeCounter.SEQUENCE_DUPLICATES)).isZero();
    }

    @Test
    void givenARouterThatSpreadsOneSequenceOverItsPortsThenNothingIsLost() {
        List<byte[]> datagrams = Traffic.datagrams(9, 1, 30, 3, ExportLayout.STANDARD);
        Decoded decoded = Decoded.correct();

        for (int i = 0; i < datagrams.size(); i++) {
            decoded.send(1_000 + i % 3, datagrams.get(i));
        }

        assertThat(only(decoded).lost()).isZero();
        assertThat(only(decoded).datagrams()).isEqualTo(30);
    }

    @Test
    void givenPortsThatAreNeverToBeSharedThenEachCountsForItself() {
        List<byte[]> datagrams = Traffic.datagrams(9, 1, 30, 3, ExportLayout.STANDARD);
        Decoded decoded = new Decoded(DecoderSettings.defaults().with(TemplateScope.PORT));

        for (int i = 0; i < datagrams.size(); i++) {
            decoded.send(1_000 + i % 3, datagrams.get(i));
        }

        assertThat(decoded.decoder.sequences()).hasSize(3).allMatch(each -> each.lost() == 18);
    }

    @Test
    void givenTwoRoutersBehindOneAddressThenTheirSequencesAreKeptApart() {
        Decoded decoded = Decoded.correct();
        for (int i = 0; i < 10; i++) {
            decoded.send(1, Packet.v9().sequence(500 + i).uptime(1_000_000).bytes());
            decoded.send(2, Packet.v9().sequence(505 + i).uptime(9_000_000).bytes());
        }

        assertThat(decoded.decoder.sequences()).hasSize(2).allMatch(each -> each.lost() == 0);
    }

    @Test
    void givenIpfixDataWithoutTemplateThenTheNextNumberIsNoGap() {
        Decoded decoded = Decoded.correct();
        decoded.send(1, Packet.ipfix().sequence(10).set(300, ADDRESS + ADDRESS).bytes());
        decoded.send(1, Packet.ipfix().sequence(12).template(256, 8, 4).set(256, ADDRESS).bytes());
        decoded.send(1, Packet.ipfix().sequence(16).set(256, ADDRESS).bytes());

        assertThat(only(decoded).unknown()).isEqualTo(1);
        assertThat(only(decoded).lost()).isEqualTo(3);
    }

    @Test
    void givenAV5HeaderThatCountsMoreThanThereIsThenTheNextNumberIsNoGap() {
        byte[] first = Traffic.datagrams(5, 1, 1, 3, ExportLayout.STANDARD).get(0);
        byte[] second = Traffic.datagrams(5, 1, 2, 3, ExportLayout.STANDARD).get(1);
        first[3] = 40;
        Decoded decoded = Decoded.correct().send(1, first).send(1, second);

        assertThat(only(decoded).unknown()).isZero();
        assertThat(only(decoded).lost()).isZero();
        assertThat(only(decoded).restarts()).isZero();
    }

    /** Anything in any order, half of it broken: each set has one fate, and so has each one that waited. */
    @Test
    void givenBrokenTrafficThenSetsAndLateSetsAddUp() {
        for (int seed = 0; seed < 60 * Integer.getInteger("weir.thorough", 1); seed++) {
            Random random = new Random(seed);
            Decoded decoded = Decoded.correct().at(EXPORT);
            for (int i = 0; i < 60; i++) {
                List<byte[]> one = Traffic.datagrams(random.nextBoolean() ? 9 : 10, seed, 12, 4, ExportLayout.values());
                byte[] datagram = one.get(random.nextInt(one.size())).clone();
                if (random.nextBoolean()) {
                    datagram[20 + random.nextInt(datagram.length - 20)] = (byte) random.nextInt(4);
                }
                decoded.send(1 + random.nextInt(5), 1 + random.nextInt(2), datagram).at(EXPORT + 2L * i);
            }
            decoded.decoder.close();

            assertSumsAgree(decoded);
        }
    }

    private static void assertSumsAgree(Decoded decoded) {
        assertThat(count(decoded, DecodeCounter.SETS)).isEqualTo(count(decoded, DecodeCounter.SETS_TEMPLATES,
            DecodeCounter.SETS_DECODED, DecodeCounter.SETS_LATE, DecodeCounter.SETS_LATE_FULL,
            DecodeCounter.SETS_REFUSED)).isPositive();
        assertThat(count(decoded, DecodeCounter.SETS_LATE)).isEqualTo(count(decoded,
            DecodeCounter.SETS_LATE_DELIVERED, DecodeCounter.SETS_LATE_REFUSED, DecodeCounter.SETS_LATE_DROPPED));
        assertThat(count(decoded, DecodeCounter.DATAGRAMS)).isEqualTo(
            count(decoded, DecodeCounter.DATAGRAMS_DECODED, DecodeCounter.DATAGRAMS_MALFORMED));
        assertThat(decoded.lines).hasSize((int) count(decoded, DecodeCounter.RECORDS));
        assertThat((long) decoded.options).isEqualTo(count(decoded, DecodeCounter.RECORDS_OPTIONS));
    }

    private static long count(Decoded decoded, DecodeCounter... counters) {
        long sum = 0;
        for (DecodeCounter counter : counters) {
            sum += decoded.decoder.counts().get(counter);
        }
        return sum;
    }
}
