// SPDX-License-Identifier: Apache-2.0
package io.weir.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrustedClockTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long YEAR = 365 * DAY;

    private final AtomicLong wallMs = new AtomicLong(NOW);
    private final AtomicLong elapsedNs = new AtomicLong(-5_000_000_000L);
    private TrustedClock clock = clock();

    private TrustedClock clock() {
        return new TrustedClock(wallMs::get, elapsedNs::get);
    }

    private TrustedClock startedAt(long ms) {
        wallMs.set(ms);
        return clock();
    }

    private void pass(long ms) {
        wallMs.addAndGet(ms);
        elapsedNs.addAndGet(ms * 1_000_000);
    }

    @Test
    void aClockThatGoesOnIsBelievedAndSmallCorrectionsAreNoJump() {
        for (int hour = 0; hour < 48; hour++) {
            pass(HOUR + 1);
            wallMs.addAndGet(30_000);
            assertThat(clock.doubt()).isEmpty();
        }
        assertThat(clock.isOlder(NOW, Duration.ofDays(2))).isTrue();
        assertThat(clock.isOlder(NOW, Duration.ofDays(3))).isFalse();
        assertThat(clock.nowMs()).isEqualTo(wallMs.get());
    }

    @Test
    void aJumpAheadMakesNothingOldAndTimeGoesOnFromBefore() {
        wallMs.addAndGet(10 * YEAR);
        pass(MINUTE);

        assertThat(clock.isOlder(NOW - DAY, Duration.ofHours(1))).isFalse();
        assertThat(clock.nowMs()).isEqualTo(NOW + MINUTE);
        assertThat(clock.stampMs()).isEqualTo(wallMs.get());
        assertThat(clock.doubt()).isEqualTo("it went ahead by 3650 days");
    }

    @Test
    void aClockThatRunsTooFastIsDoubtedThoughNoStepIsLarge() {
        for (int second = 0; second < 60; second++) {
            pass(1_000);
            wallMs.addAndGet(2_000);
            clock.doubt();
        }

        assertThat(clock.doubt()).startsWith("it went ahead by");
    }

    @Test
    void aClockThatIsPutRightAgainIsBelieved() {
        wallMs.addAndGet(10 * YEAR);
        assertThat(clock.doubt()).isNotEmpty();
        pass(HOUR);
        wallMs.addAndGet(-10 * YEAR);

        assertThat(clock.doubt()).isEmpty();
        assertThat(clock.isOlder(NOW - DAY, Duration.ofHours(1))).isTrue();
    }

    @Test
    void aMachineThatSleptForDaysIsBelievedWhenHalfOfItsExportersSendItsTime() {
        wallMs.addAndGet(8 * DAY);
        assertThat(clock.doubt()).isNotEmpty();

        clock.heard(new long[] {NOW, NOW + 8 * DAY + MINUTE});
        assertThat(clock.doubt()).as("one look is not enough").isNotEmpty();
        clock.heard(new long[] {NOW, NOW + 8 * DAY + MINUTE});

        assertThat(clock.doubt()).isEmpty();
        assertThat(clock.isOlder(NOW, Duration.ofDays(7))).isTrue();
    }

    @Test
    void exportersThatSendAnotherTimeKeepItInDoubtHoweverLongItIsSteady() {
        wallMs.addAndGet(10 * YEAR);
        clock.heard(new long[] {NOW, NOW});
        clock.heard(new long[0]);
        pass(3 * DAY);

        assertThat(clock.doubt()).isNotEmpty();
    }

    @Test
    void whereNobodySendsAnythingADayOfSteadyTimeIsEnough() {
        wallMs.addAndGet(10 * YEAR);
        assertThat(clock.doubt()).isNotEmpty();
        pass(23 * HOUR);
        assertThat(clock.doubt()).isNotEmpty();
        wallMs.addAndGet(-YEAR);
        clock.tell();
        pass(23 * HOUR);
        assertThat(clock.doubt()).as("another jump begins the day anew").isNotEmpty();
        pass(2 * HOUR);

        assertThat(clock.doubt()).isEmpty();
    }

    @Test
    void aStartIn1970IsDoubtedUntilTheTimeIsSetAndExportersSendIt() {
        clock = startedAt(5_000);
        clock.heard(new long[] {5_000});
        clock.heard(new long[] {5_000});
        assertThat(clock.doubt()).startsWith("it says 1970-01-01T00:00:05Z");
        assertThat(clock.isOlder(0, Duration.ofHours(1))).isFalse();
        assertThat(clock.isPossible(6_000)).as("the time on what is written now").isFalse();

        wallMs.set(NOW);
        assertThat(clock.doubt()).as("nothing shows yet that it is right now").isNotEmpty();
        clock.heard(new long[] {NOW});
        clock.heard(new long[] {NOW});

        assertThat(clock.doubt()).isEmpty();
        assertThat(clock.isOlder(6_000, Duration.ofHours(1))).as("what was written in 1970").isFalse();
    }

    @Test
    void aStartYearsAheadOfTheDataIsDoubtedUntilTheClockFitsTheData() {
        clock = startedAt(NOW + 3 * YEAR);
        clock.found("journal j", NOW);

        assertThat(clock.doubt()).isEqualTo("it is 1095 days ahead of the newest data in journal j");
        assertThat(clock.nowMs()).isEqualTo(NOW);
        pass(MINUTE);
        wallMs.addAndGet(-3 * YEAR);
        assertThat(clock.doubt()).isEmpty();
    }

    @Test
    void aStartBehindTheDataIsDoubted() {
        clock.found("journal j", NOW + 2 * DAY);

        assertThat(clock.doubt()).isEqualTo("it is 2 days behind the newest data in journal j");
        assertThat(clock.stampMs()).isEqualTo(NOW + 2 * DAY);
    }

    @Test
    void theNewestOfAllDataCountsInWhateverOrderItIsFound() {
        clock.found("journal j", NOW - 9 * DAY);
        assertThat(clock.doubt()).isNotEmpty();
        clock.found("spool s", NOW - MINUTE);
        clock.found("state t", NOW - 5 * DAY);

        assertThat(clock.doubt()).isEmpty();
    }

    @Test
    void dataWithAnImpossibleTimeShowsNothing() {
        clock.found("journal j", 12_000);

        assertThat(clock.doubt()).isEmpty();
    }

    @Test
    void aUserWhoAnswersForItIsBelieved() {
        clock.believeAlways();
        wallMs.addAndGet(10 * YEAR);
        clock.found("journal j", NOW);

        assertThat(clock.doubt()).isEmpty();
        assertThat(clock.isOlder(NOW, Duration.ofDays(1))).isTrue();
    }
}
