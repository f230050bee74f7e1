// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import org.junit.jupiter.api.Test;

/** Flow samples by the numbers of their sources: what is lost, late, dropped, counted anew or not to be known. */
class SampleNumbersTest {
    private static final long ETH = 17;

    private final DecodeCounts totals = new DecodeCounts();
    private final Streams streams = new Streams(totals);
    private final SampleCounts counts = new SampleCounts();
    private final SampleNumbers numbers = new SampleNumbers(counts, streams);

    private void inTurn(long source, int... of) {
        for (int number : of) {
            numbers.arrive(source, number, 0, false);
        }
    }

    @Test
    void eachSourceCountsAloneAndTheWorstIsNamed() {
        inTurn(ETH, 1, 2, 5);
        inTurn(3L << 32 | 9, 100, 101, 110);

        assertThat(counts.lost()).isEqualTo(2 + 8);
        assertThat(counts.sources()).isEqualTo(2);
        assertThat(counts.worst()).isEqualTo("3:9");
        assertThat(counts.worstLost()).isEqualTo(8);
        assertThat(totals.get(DecodeCounter.SEQUENCE_LOST_SFLOW_SAMPLES)).isEqualTo(10);
    }

    @Test
    void numbersWrap() {
        inTurn(ETH, -2, -1, 0, 2);

        assertThat(counts.lost()).isEqualTo(1);
    }

    @Test
    void whatComesLateIsGivenBackOnceAndWhatCameBeforeIsNot() {
        inTurn(ETH, 1, 2, 66);
        assertThat(counts.lost()).isEqualTo(63);

        numbers.arrive(ETH, 3, 0, true);
        numbers.arrive(ETH, 65, 0, true);
        numbers.arrive(ETH, 65, 0, true);
        numbers.arrive(ETH, 2, 0, true);
        inTurn(ETH, 67);

        assertThat(counts.lost()).isEqualTo(61);
        assertThat(counts.worstLost()).isEqualTo(61);
    }

    @Test
    void aLongGapIsAllMissingButOnlyItsEndIsFound() {
        inTurn(ETH, 1, 1_000);
        numbers.arrive(ETH, 999, 0, true);
        numbers.arrive(ETH, 500, 0, true);

        assertThat(counts.lost()).isEqualTo(997);
    }

    @Test
    void aSourceThatFallsBackOrLeapsCountsAnew() {
        inTurn(ETH, 100, 101, 1, 2, 2 + (1 << 25), 3 + (1 << 25));

        assertThat(counts.lost()).isZero();
    }

    @Test
    void aSourceIsNotBegunByWhatComesLate() {
        numbers.arrive(ETH, 5, 0, true);
        inTurn(ETH, 9, 10);

        assertThat(counts.lost()).isZero();
    }

    @Test
    void dropsAreWhatAgentsCountedSinceTheyWereHeardAcrossTheWrap() {
        numbers.arrive(ETH, 1, -3, false);
        numbers.arrive(ETH, 2, -1, false);
        numbers.arrive(ETH, 3, 4, false);
        numbers.arrive(ETH, 4, 1, false);
        numbers.arrive(ETH, 5, 2, false);

        assertThat(counts.dropped()).isEqualTo(2 + 5 + 1);
        assertThat(totals.get(DecodeCounter.SFLOW_SAMPLES_DROPPED)).isEqualTo(8);
    }

    @Test
    void sourcesBeyondTheBoundsAreToldAndRoomIsGivenBack() {
        for (int i = 0; i <= SampleNumbers.MOST; i++) {
            inTurn(i, 1);
        }
        assertThat(counts.sources()).isEqualTo(SampleNumbers.MOST);
        assertThat(totals.get(DecodeCounter.SFLOW_SAMPLES_UNCHECKED)).isEqualTo(1);
        while (streams.sources().take()) {
            // Others take the rest.
        }

        numbers.clear();

        assertThat(counts.sources()).isZero();
        assertThat(streams.sources().isFull()).isFalse();
    }
}
