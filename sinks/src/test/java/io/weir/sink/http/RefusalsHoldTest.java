// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When the sink holds, by a clock that the test sets. */
class RefusalsHoldTest {
    private static final long SECOND_NS = 1_000_000_000L;

    // Such that times overflow, as those of System.nanoTime() may.
    private final AtomicLong nowNs = new AtomicLong(Long.MAX_VALUE - 30 * SECOND_NS);
    private final Refusals refusals = new Refusals(nowNs::get);
    private final List<LineBlock> blocks = new ArrayList<>();

    private Refused refused(Refusals.Tally tally, boolean proven) {
        LineBlock block = LineBlock.numbers(blocks.size(), blocks.size() + 1);
        blocks.add(block);
        Piece piece = new Piece(List.of(Part.whole(block, new AtomicInteger())));
        return refusals.refused(new Search.Alone(piece, proven),
            new Answer(422, "", "", new AnswerBody("because", false)), tally);
    }

    private void pass(long seconds) {
        nowNs.addAndGet(seconds * SECOND_NS);
    }

    @Test
    void aMinuteWithOneRefusedRecordAndNothingTakenHolds() {
        refused(new Refusals.Tally(), false);
        pass(59);
        assertThat(refusals.holdIfLong()).isFalse();

        pass(1);

        assertThat(refusals.holdIfLong()).as("it is news").isTrue();
        assertThat(refusals.isHolding()).isTrue();
        assertThat(refusals.holdIfLong()).as("it is known").isFalse();
        assertThat(refusals.setAside()).isEqualTo(1);
        assertThat(blocks).as("nothing is let go").noneMatch(LineBlock::isSettled);
    }

    @Test
    void aMinuteInWhichNothingWasRefusedDoesNot() {
        pass(3600);

        assertThat(refusals.holdIfLong()).isFalse();
    }

    @Test
    void theMinuteBeginsAnewWhenSomethingIsTaken() {
        refused(new Refusals.Tally(), false);
        pass(50);
        long begunNs = nowNs.get() - 55 * SECOND_NS;
        assertThat(refusals.taken(begunNs).unfit()).as("begun before the refusal: it shows nothing").isEmpty();
        pass(59);
        assertThat(refusals.holdIfLong()).isFalse();

        pass(1);

        assertThat(refusals.holdIfLong()).isTrue();
    }

    @Test
    void theMinuteBeginsWithTheFirstThatIsSetAsideNotWithTheNewest() {
        for (int i = 0; i < 6; i++) {
            refused(new Refusals.Tally(), false);
            pass(10);
        }

        assertThat(refusals.holdIfLong()).isTrue();
    }

    @Test
    void whatIsTakenInAHoldHasAllSentAgain() {
        refused(new Refusals.Tally(), false);
        pass(60);
        refusals.holdIfLong();

        Refusals.Release release = refusals.taken(nowNs.get());

        assertThat(release.unfit()).isEmpty();
        assertThat(refusals.isHolding()).isFalse();
        assertThat(refusals.takeAgain()).hasSize(1);
    }

    @Test
    void aRecordThatIsProvenUnfitIsNotSetAsideUnlessTheSinkHolds() {
        assertThat(refused(new Refusals.Tally(), true)).isNotNull();
        assertThat(refusals.setAside()).isZero();
        refused(new Refusals.Tally(), false);
        pass(60);
        refusals.holdIfLong();

        assertThat(refused(new Refusals.Tally(), true)).isNull();
        assertThat(refusals.setAside()).isEqualTo(2);
    }

    @Test
    void threeBatchesAndAHundredRecordsHoldAndNoFewer() {
        Refusals.Tally first = new Refusals.Tally();
        Refusals.Tally second = new Refusals.Tally();
        for (int i = 0; i < 100; i++) {
            refused(i % 2 == 0 ? first : second, false);
        }
        assertThat(refusals.isHolding()).as("two batches").isFalse();

        refused(new Refusals.Tally(), false);

        assertThat(refusals.isHolding()).isTrue();
    }
}
