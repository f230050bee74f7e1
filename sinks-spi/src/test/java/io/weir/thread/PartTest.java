// SPDX-License-Identifier: Apache-2.0
package io.weir.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PartTest {
    private static Parts.Status status(String name) {
        return Parts.list().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(classes = {RuntimeException.class, StackOverflowError.class, OutOfMemoryError.class,
        NoClassDefFoundError.class, Exception.class})
    void loopGoesOnInItsThreadAfterAnythingAndCountsAsDeadForAWhile(Class<? extends Throwable> kind) throws Exception {
        // Given a loop
        Semaphore rounds = new Semaphore(0);
        String name = "t-loop-" + kind.getSimpleName();
        Part part = Part.loop(name, () -> {
            rounds.release();
            TimeUnit.MILLISECONDS.sleep(1);
            return true;
        }).start();
        assertThat(rounds.tryAcquire(30, TimeUnit.SECONDS)).isTrue();

        // When a round throws
        part.strike(kind.getConstructor().newInstance());
        while (part.trouble().isEmpty()) {
            Thread.onSpinWait();
        }

        // Then it shows, and goes on
        assertThat(part.trouble()).isEqualTo("the thread " + name + " fails: " + kind.getName());
        assertThat(Parts.troubles()).contains(part.trouble());
        assertThat(status(name).failures()).isEqualTo(1);
        rounds.drainPermits();
        assertThat(rounds.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        assertThat(part.isAlive()).isTrue();
        part.end();
        assertThat(Parts.of(name)).isEmpty();
        part.interrupt();
    }

    @Test
    void loopThatHasDoneItsLastRoundIsMissedByNobody() throws Exception {
        Part part = Part.loop("t-last", () -> false).start();

        assertThat(part.awaitEnd(TimeUnit.SECONDS.toNanos(30))).isTrue();

        assertThat(part.trouble()).isEmpty();
        assertThat(Parts.of("t-last")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void threadOfALibraryThatEndsUnaskedIsDeadForGood(boolean thrown) throws Exception {
        // Given a thread that a library makes
        String name = "t-foreign-" + thrown;
        Part part = Part.foreign(name);
        Thread thread = new Thread(part.guarded(() -> {
            if (thrown) {
                throw new IllegalStateException("no epoll");
            }
        }), name);

        // When it ends, without or with an exception
        thread.start();
        thread.join();

        // Then it is dead until its owner does not need it any more
        assertThat(part.trouble()).isEqualTo("the thread " + name + " has ended"
            + (thrown ? ": java.lang.IllegalStateException: no epoll" : "") + "; start Weir again");
        assertThat(Parts.troubles()).contains(part.trouble());
        part.end();
        assertThat(Parts.troubles()).doesNotContain(part.trouble());
    }

    @Test
    void threadOfALibraryThatEndsAfterItsOwnerSaidSoIsNotDead() throws Exception {
        Part part = Part.foreign("t-asked");
        CountDownLatch asked = new CountDownLatch(1);
        Thread thread = new Thread(part.guarded(() -> {
            try {
                asked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        thread.start();

        part.end();
        asked.countDown();
        thread.join();

        assertThat(part.trouble()).isEmpty();
        assertThat(Parts.of("t-asked")).isEmpty();
    }

    @Test
    void whatIsDoneAtIntervalsIsDoneAgainAfterItThrew() throws Exception {
        Semaphore calls = new Semaphore(0);
        Part part = Part.every(Duration.ofMillis(1), "t-every", () -> {
            calls.release();
            throw new IllegalStateException("each time");
        }).start();

        assertThat(calls.tryAcquire(3, 30, TimeUnit.SECONDS)).isTrue();
        assertThat(status("t-every").failures()).isGreaterThan(1);
        part.end();

        assertThat(part.awaitEnd(TimeUnit.SECONDS.toNanos(30))).isTrue();
    }

    @Test
    void ticksThatWereMissedAreNotMadeUpFor() {
        AtomicLong nowNs = new AtomicLong(Long.MAX_VALUE - 5);
        Ticks ticks = new Ticks(10, nowNs::get);
        assertThat(ticks.waitNs()).isEqualTo(10);

        nowNs.addAndGet(10);
        assertThat(ticks.waitNs()).isZero();
        assertThat(ticks.waitNs()).isEqualTo(10);

        nowNs.addAndGet(35);
        assertThat(ticks.waitNs()).isZero();
        assertThat(ticks.waitNs()).isZero();
        assertThat(ticks.waitNs()).isPositive();
    }
}
