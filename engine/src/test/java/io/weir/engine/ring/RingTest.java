// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class RingTest {
    /** The common pool may have a single thread, which one waiting task would keep from all others. */
    private static final Executor OWN_THREADS = task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    };

    private final InFlight inFlight = new InFlight(1);

    @Test
    void aFullRingGivesNoSlotUntilOneIsReleased() throws InterruptedException {
        Ring ring = new Ring(4, 1);
        for (int i = 0; i < 4; i++) {
            publish(ring, i);
        }

        long whenFull = ring.claim();
        ring.await();
        ring.release();

        assertThat(whenFull).isEqualTo(-1);
        assertThat(ring.claim()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void everyDatagramWakesASleepingWorkerAtOnce() throws Exception {
        Ring ring = new Ring(16, 1);
        int rounds = 2_000;
        CompletableFuture<Long> worker = CompletableFuture.supplyAsync(() -> takeAll(ring, rounds), OWN_THREADS);
        long start = System.nanoTime();

        for (int i = 0; i < rounds; i++) {
            while (ring.waiting() > 0 && System.nanoTime() - start < 15_000_000_000L) {
                Thread.onSpinWait();
            }
            publish(ring, i);
        }

        assertThat(worker.get(15, TimeUnit.SECONDS)).isEqualTo(rounds * (rounds - 1L) / 2);
        // A single lost wake-up costs half a second.
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        assertThat(inFlight.count(0)).isZero();
    }

    @Test
    void severalSocketsFillOneRing() throws Exception {
        Ring ring = new Ring(16, 2);
        CompletableFuture<Long> worker = CompletableFuture.supplyAsync(() -> takeAll(ring, 20_000), OWN_THREADS);

        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> publishMany(ring, new InFlight(1)),
            OWN_THREADS);
        publishMany(ring, inFlight);
        other.get(15, TimeUnit.SECONDS);

        assertThat(worker.get(15, TimeUnit.SECONDS)).isEqualTo(2 * (10_000L * 9_999 / 2));
        assertThat(ring.isEmpty()).isTrue();
    }

    @Test
    void anEndedRingLetsNobodySleep() throws InterruptedException {
        Ring ring = new Ring(4, 1);
        publish(ring, 5);

        ring.end();

        assertThat(ring.await()).isEqualTo(1);
        ring.release();
        assertThat(ring.await()).isZero();
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
        assertThat(RingMemory.budget(100L << 20)).isEqualTo(25L << 20);
    }

    @Test
    void aPoolGivesSoManyBuffersAndTakesThemBack() {
        JumboPool pool = new JumboPool(2);
        byte[] first = pool.take();
        pool.take();

        byte[] third = pool.take();
        pool.give(first);

        assertThat(third).isNull();
        assertThat(pool.take()).isSameAs(first);
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
        slot.countedBy(counts, 0);
        counts.put(0);
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

    private static long takeAll(Ring ring, int count) {
        long sum = 0;
        int taken = 0;
        try {
            while (taken < count) {
                for (long n = ring.await(); n > 0; n--) {
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
