// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sequence numbers: what is lost, late, there twice, counted anew or not to be known. */
class StreamTest {
    private static final Exporter EXPORTER = new Exporter(0, Exporter.mapped(0x0a000001), 0);
    private static final long WRAP = 1L << 32;
    private static final long BOOT_MS = 1_700_000_000_000L;

    private final DecodeCounts totals = new DecodeCounts();

    private final class Fed {
        private final Streams streams = new Streams(totals);
        private final Protocol protocol;
        private final Stream stream;
        private final SequenceCounts counts;
        private long bootMs = BOOT_MS;

        Fed(int id) {
            protocol = Protocol.ofId(id);
            stream = streams.open(datagram(0, 0)).enter();
            counts = streams.list().get(0);
        }

        private Datagram datagram(long sequence, long secondsUp) {
            Datagram datagram = new Datagram();
            datagram.wrap(new byte[0], 0, 0, EXPORTER, 7, 0);
            long uptimeMs = protocol.hasUptime() ? 1_000 * secondsUp & WRAP - 1 : 0;
            datagram.header(protocol, 3, sequence & WRAP - 1, bootMs + 1_000 * secondsUp, 0, uptimeMs);
            return datagram;
        }

        Fed send(long sequence, long units, long secondsUp) {
            stream.arrive(datagram(sequence, secondsUp), units, true);
            return this;
        }

        Fed uncounted(long sequence, long units, long secondsUp) {
            stream.arrive(datagram(sequence, secondsUp), units, false);
            return this;
        }

        String told() {
            return "lost=" + counts.lost() + " reordered=" + counts.reordered() + " duplicates=" + counts.duplicates()
                + " restarts=" + counts.restarts() + " unknown=" + counts.unknown();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void givenEveryDatagramInTurnAcrossTheWrapThenNothingIsMissing(int version) {
        Fed fed = new Fed(version);

        for (int i = 0; i < 100; i++) {
            fed.send(WRAP - 250 + 5L * i, 5, i);
        }

        assertThat(fed.told()).isEqualTo("lost=0 reordered=0 duplicates=0 restarts=0 unknown=0");
        assertThat(fed.counts.datagrams()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"5, flows, SEQUENCE_LOST_V5_FLOWS", "9, datagrams, SEQUENCE_LOST_V9_DATAGRAMS",
        "10, records, SEQUENCE_LOST_IPFIX_RECORDS"})
    void givenAGapAcrossTheWrapThenItIsCountedInItsUnit(int version, String unit, DecodeCounter counter) {
        Fed fed = new Fed(version).send(WRAP - 10, 5, 1).send(20, 5, 2);

        assertThat(fed.told()).isEqualTo("lost=25 reordered=0 duplicates=0 restarts=0 unknown=0");
        assertThat(fed.counts.protocol().sequenceUnit().text()).isEqualTo(unit);
        assertThat(totals.get(counter)).isEqualTo(25);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void givenADatagramThatComesLateThenItsGapIsGivenBackAndTheNextCopyIsADuplicate(int version) {
        Fed fed = new Fed(version).send(0, 5, 1).send(10, 5, 1).send(5, 5, 1).send(15, 5, 1).send(5, 5, 1);

        assertThat(fed.told()).isEqualTo("lost=0 reordered=1 duplicates=1 restarts=0 unknown=0");
    }

    @Test
    void givenALateDatagramInTheMidstOfAGapThenTheRestStaysLost() {
        Fed fed = new Fed(9).send(0, 1, 1).send(10, 1, 1).send(5, 1, 1).send(5, 1, 1).send(4, 1, 1);

        assertThat(fed.told()).isEqualTo("lost=7 reordered=2 duplicates=1 restarts=0 unknown=0");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void givenANumberThatFallsBackLaterThenItIsARestartAndNoDuplicate(int version) {
        Fed fed = new Fed(version).send(5_000, 5, 1).send(0, 5, 2).send(5, 5, 2).send(20, 5, 3);

        assertThat(fed.told()).isEqualTo("lost=10 reordered=0 duplicates=0 restarts=1 unknown=0");
    }

    @Test
    void givenARebootThenItIsARestartWhateverTheNumber() {
        Fed fed = new Fed(9).send(5_000, 1, 500);
        fed.bootMs += 600_000;

        fed.send(5_200, 1, 1).send(5_201, 1, 2);

        assertThat(fed.told()).isEqualTo("lost=0 reordered=0 duplicates=0 restarts=1 unknown=0");
    }

    @Test
    void givenALargeGapOfOneBootThenItIsLostAndWithoutUptimeARestart() {
        Fed v9 = new Fed(9).send(0, 1, 1).send(100_000_000, 1, 2);
        assertThat(v9.told()).isEqualTo("lost=99999999 reordered=0 duplicates=0 restarts=0 unknown=0");

        Fed ipfix = new Fed(10);
        ipfix.stream.arrive(ipfix.datagram(0, 1), 1, true);
        ipfix.stream.arrive(ipfix.datagram(100_000_000, 2), 1, true);
        assertThat(totals.get(DecodeCounter.SEQUENCE_RESTARTS)).isEqualTo(1);
        assertThat(totals.get(DecodeCounter.SEQUENCE_LOST_IPFIX_RECORDS)).isZero();
    }

    @Test
    void givenDataThatCannotBeCountedThenTheNextNumberIsTakenAsItIs() {
        Fed fed = new Fed(10).send(0, 10, 1).uncounted(10, 2, 1).send(50, 10, 2).send(70, 1, 2);

        assertThat(fed.told()).isEqualTo("lost=10 reordered=0 duplicates=0 restarts=0 unknown=1");
    }

    @Test
    void givenUncountedDataThatComesLateThenAllThatMayHaveBeenInItIsGivenBack() {
        Fed fed = new Fed(10).send(0, 10, 1).send(50, 10, 1).uncounted(20, 3, 1);

        assertThat(fed.told()).isEqualTo("lost=10 reordered=1 duplicates=0 restarts=0 unknown=0");
    }

    @Test
    void givenADatagramFromBeforeTheFirstThenItsPlaceIsUnknown() {
        Fed fed = new Fed(9).send(10, 1, 1).send(9, 1, 1).send(11, 1, 1);

        assertThat(fed.told()).isEqualTo("lost=0 reordered=0 duplicates=0 restarts=0 unknown=1");
    }

    @Test
    void givenMoreGapsThanAreRememberedThenALateDatagramOfTheOldestIsUnknown() {
        Fed fed = new Fed(9);
        for (int i = 0; i <= Missing.RANGES + 1; i++) {
            fed.send(2L * i, 1, 1);
        }

        fed.send(1, 1, 1).send(3, 1, 1);

        assertThat(fed.told()).isEqualTo("lost=16 reordered=1 duplicates=0 restarts=0 unknown=1");
    }

    @Test
    void givenAStreamThatNobodyUsesThenItIsNotListed() {
        Fed fed = new Fed(9);
        fed.stream.enter();

        fed.stream.leave();
        assertThat(fed.streams.list()).hasSize(1);
        fed.stream.leave();
        assertThat(fed.streams.list()).isEmpty();
    }

    /** A network that loses, repeats and delays: the account must say of each what was done. */
    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void givenAnyMixOfLossDelayAndCopiesThenTheAccountIsTheNetworks(int version) {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Network network = new Network(random, version == 9);
            Fed fed = new Fed(version);

            network.deliver(fed);

            assertThat(fed.told()).as("seed " + seed).isEqualTo(network.told());
        }
    }

    /** Sends 60 datagrams; the model keeps the set of all units that came, which the stream has no room for. */
    private static final class Network {
        private final Random random;
        private final long[] starts = new long[60];
        private final int[] units = new int[60];
        private final List<Integer> order = new ArrayList<>();
        private long reordered;
        private long duplicates;
        private long lost;

        Network(Random random, boolean ones) {
            this.random = random;
            long next = WRAP - random.nextInt(500);
            for (int i = 0; i < starts.length; i++) {
                starts[i] = next;
                units[i] = ones ? 1 : 1 + random.nextInt(30);
                next += units[i];
            }
            order.add(0);
            for (int i = 1; i < starts.length; i++) {
                arrange(i);
            }
        }

        private void arrange(int i) {
            int dice = random.nextInt(20);
            if (dice == 0) {
                return;
            }
            int back = dice < 3 ? Math.min(order.size() - 1, random.nextInt(4)) : 0;
            order.add(order.size() - back, i);
            if (dice == 4) {
                order.add(i);
            }
        }

        void deliver(Fed fed) {
            boolean[] came = new boolean[starts.length];
            int newest = -1;
            for (int i : order) {
                fed.send(starts[i], units[i], 1_000 + i / 20);
                duplicates += came[i] ? 1 : 0;
                reordered += !came[i] && i < newest ? 1 : 0;
                came[i] = true;
                newest = Math.max(newest, i);
            }
            for (int i = 0; i < newest; i++) {
                lost += came[i] ? 0 : units[i];
            }
        }

        String told() {
            return "lost=" + lost + " reordered=" + reordered + " duplicates=" + duplicates + " restarts=0 unknown=0";
        }
    }
}
