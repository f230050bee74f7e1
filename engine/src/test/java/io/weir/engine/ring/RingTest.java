// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class RingTest {
    /** The common pool may have a single thread, which one waiting task would keep from all others. */
    private static final Executor OWN_THREADS = task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    };

    /** A worker that is not woken sleeps for longer than a test may take. */
    private static final long IDLE_MS = TimeUnit.HOURS.toMillis(1);

    private final Inlet inlet = new Inlet(1, 16, IDLE_MS);
    private final Ring ring = inlet.ring(0);
    private final InFlight inFlight = new InFlight(1);

    @Test
    void aFullRingGivesNoSlotUntilOneIsReleased() throws InterruptedException {
        for (int i = 0; i < 16; i++) {
            publish(ring, i);
        }

        long whenFull = ring.claim();
        ring.release();

        assertThat(whenFull).isEqualTo(-1);
        assertThat(ring.claim()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void everyDatagramWakesASleepingWorkerAtOnce() throws Exception {
        int rounds = 2_000;
        CompletableFuture<Long> worker = CompletableFuture.supplyAsync(() -> takeAll(inlet, rounds), OWN_THREADS);

        for (int i = 0; i < rounds; i++) {
            while (ring.waiting() > 0) {
                Thread.yield();
            }
            publish(ring, i);
        }

        assertThat(worker.get()).isEqualTo(rounds * (rounds - 1L) / 2);
        assertThat(inFlight.count(0)).isZero();
    }

    @Test
    void severalSocketsFillARingEachAndTheWorkerEmptiesAll() throws Exception {
        Inlet two = new Inlet(2, 16, IDLE_MS);
        CompletableFuture<Long> worker = CompletableFuture.supplyAsync(() -> takeAll(two, 20_000), OWN_THREADS);

        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> publishMany(two.ring(1), new InFlight(1)),
            OWN_THREADS);
        publishMany(two.ring(0), inFlight);
        other.get();

        assertThat(worker.get()).isEqualTo(2 * (10_000L * 9_999 / 2));
        assertThat(two.isEmpty()).isTrue();
    }

    @Test
    void aRingThatIsAlwaysFullLeavesOthersTheirTurn() throws Exception {
        Inlet two = new Inlet(2, 16);
        publish(two.ring(0), 1);
        publish(two.ring(0), 2);
        publish(two.ring(1), 3);

        Ring first = two.await();
        Ring second = two.await();

        assertThat(first).isNotSameAs(second);
        assertThat(two.percentFull()).isEqualTo(12);
        assertThat(two.waiting()).isEqualTo(3);
    }

    @Test
    void anEndedInletLetsNobodySleep() throws InterruptedException {
        publish(ring, 5);

        inlet.end();

        assertThat(inlet.await()).isSameAs(ring);
        ring.release();
        assertThat(inlet.await()).isNull();
    }

    @Test
    void aWorkerThatIsInterruptedBeforeItSleepsComesBackAtOnce() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            inlet.interrupt();
            assertThat(inlet.await()).isNull();
        }
    }

    @Test
    void memoryIsClampedToTheBudgetAndNeverMoreThanAsked() {
        RingMemory large = RingMemory.of(1_000_000, 2, 64L << 20);
        RingMemory small = RingMemory.of(1_000, 3, 64L << 20);
        RingMemory tiny = RingMemory.of(1_000_000, 4, 1L << 20);

        assertThat(large.bytes()).isBetween(30L << 20, 64L << 20);
        assertThat(large.slots()).isEqualTo(8_192);
        assertThat(small.slots()).isEqualTo(512);
        assertThat(tiny.bytes()).isLessThanOrEqualTo(1L << 20);
    }

    @Test
    void aPoolGivesSoManyBuffersAndTakesThemBack() {
        JumboPool pool = new JumboPool(2);
        byte[] first = pool.take(65_507);

        byte[] second = pool.take(65_507);
        pool.give(first);

        assertThat(second).isNull();
        assertThat(pool.take(65_507)).isSameAs(first);
    }

    @Test
    void whatComesInJumboFramesHasMoreBuffersThanWhatIsLarger() {
        JumboPool pool = new JumboPool(64);
        int frames = 0;
        for (byte[] buffer = pool.take(8_972); buffer != null; buffer = pool.take(8_972)) {
            frames++;
        }

        assertThat(frames).isGreaterThan(300);
        assertThat(pool.take(8_972)).isNull();
    }

    @Test
    void aSmallBufferThatCameBackIsUsedAgain() {
        JumboPool pool = new JumboPool(64);
        byte[] small = pool.take(3_000);
        pool.give(small);

        assertThat(pool.take(9_216)).isSameAs(small);
        assertThat(pool.take(9_217)).hasSize(JumboPool.BUFFER_BYTES);
    }

    private void publish(Ring ring, int value) {
        publish(ring, value, inFlight);
    }

    private static boolean publish(Ring ring, int value, InFlight counts) {
        long number = ring.claim();
        if (number < 0) {
            return false;
        }
        Slot slot = ring.slot(number);
        slot.copy(new byte[0], 0, 0);
        slot.from(0, 0, 0, 0, value);
        slot.count(counts, 0);
        ring.publish(number);
        ring.wake();
        return true;
    }

    private static void publishMany(Ring ring, InFlight counts) {
        for (int i = 0; i < 10_000; i++) {
            while (!publish(ring, i, counts)) {
                Thread.onSpinWait();
            }
        }
    }

    private static long takeAll(Inlet inlet, int count) {
        long sum = 0;
        int taken = 0;
        try {
            while (taken < count) {
                Ring ring = inlet.await();
                for (long n = ring == null ? 0 : ring.available(); n > 0; n--) {
                    sum += ring.oldest().receivedNs();
                    ring.release();
                    taken++;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return sum;
    }
}
