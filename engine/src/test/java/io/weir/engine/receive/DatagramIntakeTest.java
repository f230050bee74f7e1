// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.exporter.Exporter;
import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.Counters;
import io.weir.engine.ring.Inlet;
import io.weir.engine.ring.JumboPool;
import io.weir.engine.ring.Ring;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class DatagramIntakeTest {
    private static final long FLOODER = Exporter.mapped(0x0a000001);
    private static final long QUIET = Exporter.mapped(0x0a000002);

    private final Counters counters = new Counters();
    private final Ring ring = new Inlet(1, 64).ring(0);
    private final JumboPool pool = new JumboPool(1);
    private final DatagramIntake intake = new DatagramIntake(List.of(ring), pool, false, counters);

    @Test
    void aSourceThatFloodsLeavesRoomForOthers() {
        for (int i = 0; i < 1_000; i++) {
            offer(FLOODER, 10);
        }
        long given = counters.get(Counter.DATAGRAMS_GIVEN);

        for (int i = 0; i < 5; i++) {
            offer(QUIET, 10);
        }

        assertThat(given).isBetween(33L, 56L);
        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isEqualTo(given + 5);
        assertThat(counters.get(Counter.DROPPED_RING_FULL)).isEqualTo(1_000 - given);
        assertThat(intake.drops(0, FLOODER, 0)).isEqualTo(1_000 - given);
        assertThat(intake.drops(0, QUIET, 0)).isZero();
        assertThat(intake.dropped().list()).singleElement().satisfies(source -> {
            assertThat(source.source().lo()).isEqualTo(FLOODER);
            assertThat(source.datagrams()).isEqualTo(1_000 - given);
            assertThat(source.bytes()).isEqualTo(10 * (1_000 - given));
        });
        assertThat(counters.get(Counter.BYTES_DROPPED)).isEqualTo(10 * (1_000 - given));
    }

    @Test
    void aSourceThatFloodsARingWhichOthersUseIsDroppedForItsShare() {
        for (int i = 0; i < 5; i++) {
            offer(QUIET, 10);
        }
        for (int i = 0; i < 1_000; i++) {
            offer(FLOODER, 10);
        }

        assertThat(counters.get(Counter.DROPPED_RING_FULL)).isZero();
        assertThat(counters.get(Counter.DROPPED_SHARE)).isEqualTo(intake.drops(0, FLOODER, 0)).isPositive();
    }

    @Test
    void aRingThatManySourcesFillDropsAndCounts() {
        for (int i = 0; i < 100; i++) {
            offer(Exporter.mapped(0x0b000000 + i), 10);
        }

        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isEqualTo(64);
        assertThat(counters.get(Counter.DROPPED_RING_FULL)).isEqualTo(36);
        assertThat(counters.get(Counter.DATAGRAMS_RECEIVED)).isEqualTo(100);
    }

    @Test
    void aSourceIsServedAgainWhenItsDatagramsAreTaken() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            offer(FLOODER, 10);
        }
        for (long n = ring.available(); n > 0; n--) {
            ring.release();
        }
        long given = counters.get(Counter.DATAGRAMS_GIVEN);

        offer(FLOODER, 10);

        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isEqualTo(given + 1);
    }

    @Test
    void aLargeDatagramTakesABufferAndTheNextOneIsDroppedUntilItIsGivenBack() throws InterruptedException {
        byte[] large = new byte[65_507];
        large[65_506] = 42;

        intake.offer(0, QUIET, 0, 7, large, 0, large.length, 1);
        intake.offer(0, QUIET, 0, 7, large, 0, large.length, 2);
        int length = ring.oldest().length();
        byte last = ring.oldest().bytes()[65_506];
        ring.release();
        intake.offer(0, QUIET, 0, 7, large, 0, large.length, 3);

        assertThat(length).isEqualTo(65_507);
        assertThat(last).isEqualTo((byte) 42);
        assertThat(counters.get(Counter.DROPPED_NO_BUFFER)).isEqualTo(1);
        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isEqualTo(2);
    }

    @Test
    void anEmptyDatagramIsPassedOn() throws InterruptedException {
        offer(QUIET, 0);

        assertThat(ring.available()).isEqualTo(1);
        assertThat(ring.oldest().length()).isZero();
    }

    @Test
    void addressesArriveAsLongsWithTheirZone() throws Exception {
        InetAddress linkLocal = Inet6Address.getByAddress(null,
            new byte[] {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, (byte) 0xff}, 5);

        intake.offer(linkLocal, 9995, new byte[1], 0, 1, 77);
        intake.offer(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) 200}), 1, new byte[1], 0, 1, 78);

        assertThat(ring.oldest().hi()).isEqualTo(0xfe80_0000_0000_0000L);
        assertThat(ring.oldest().lo()).isEqualTo(0x1ff);
        assertThat(ring.oldest().scope()).isEqualTo(5);
        assertThat(ring.oldest().port()).isEqualTo(9995);
        assertThat(ring.oldest().receivedNs()).isEqualTo(77);
        ring.release();
        assertThat(ring.oldest().hi()).isZero();
        assertThat(ring.oldest().lo()).isEqualTo(Exporter.mapped(0xc00002c8));
    }

    @Test
    void aBlockingIntakeWaitsForRoomAndLosesNothing() throws Exception {
        DatagramIntake blocking = new DatagramIntake(List.of(ring), pool, true, counters);
        CompletableFuture<Void> socket = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 200; i++) {
                blocking.offer(0, FLOODER, 0, 7, new byte[10], 0, 10, i);
            }
        });

        long expected = 0;
        while (expected < 200) {
            for (long n = ring.available(); n > 0; n--) {
                assertThat(ring.oldest().receivedNs()).isEqualTo(expected++);
                ring.release();
            }
        }

        socket.get(5, TimeUnit.SECONDS);
        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isEqualTo(200);
    }

    @Test
    void aBlockingIntakeGivesUpWhenTheCollectorStops() throws Exception {
        DatagramIntake blocking = new DatagramIntake(List.of(ring), pool, true, counters);
        CompletableFuture<Void> socket = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 65; i++) {
                blocking.offer(0, FLOODER, 0, 7, new byte[10], 0, 10, i);
            }
        });
        while (ring.waiting() < 64) {
            Thread.onSpinWait();
        }

        blocking.giveUp();
        socket.get(5, TimeUnit.SECONDS);

        assertThat(counters.get(Counter.DROPPED_STOPPING)).isEqualTo(1);
    }

    @Test
    void anAddressAlwaysGoesToTheSameWorkerAndAddressesSpread() {
        Shard shard = Shard.byAddress(3);
        int[] perWorker = new int[3];

        for (int i = 0; i < 3_000; i++) {
            long lo = Exporter.mapped(0x0a000000 + i);
            int worker = shard.shard(0, lo, 1, new byte[0], 0, 0);
            assertThat(shard.shard(0, lo, 60_000, new byte[20], 3, 9)).isEqualTo(worker);
            perWorker[worker]++;
        }

        assertThat(java.util.Arrays.stream(perWorker).boxed()).allMatch(n -> n > 800 && n < 1_200);
    }

    @Test
    void moreSourcesThanTheTableHoldsAreStillServed() throws InterruptedException {
        for (int i = 0; i < 100_000; i++) {
            offer(Exporter.mapped(i * 7), 10);
            if (i % 32 == 31) {
                for (long n = ring.available(); n > 0; n--) {
                    ring.release();
                }
            }
        }

        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isEqualTo(100_000);
    }

    private void offer(long lo, int length) {
        intake.offer(0, lo, 0, 2100, new byte[length], 0, length, 1);
    }
}
