// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.config.OnError;
import io.weir.sink.Block;
import io.weir.sink.SinkException;
import io.weir.sink.WhenFull;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OnErrorTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> stops = new CopyOnWriteArrayList<>();
    private boolean clean;

    /** Fails the first {@code failures} calls. */
    private Collecting failing(int failures, SinkException cause) {
        return new Collecting() {
            @Override
            public void onBlock(Block block) throws SinkException, InterruptedException {
                int call = calls.getAndIncrement();
                if (call < failures) {
                    assertThat(block.attempt()).isEqualTo(cause.isRetryable() ? call : 0);
                    throw cause;
                }
                super.onBlock(block);
            }
        };
    }

    private Delivery run(Collecting sink, OnError onError, WhenFull whenFull) throws Exception {
        Delivery delivery = Rig.delivery(Rig.spec("a", sink, whenFull, onError));
        delivery.onStopRequested(stops::add);
        delivery.start();
        Lanes lanes = delivery.openLanes(0);
        Rig.send(lanes, 0, 32);
        lanes.close();
        clean = delivery.stop(LONG);
        return delivery;
    }

    @Test
    void retryOffersTheSameBlockUntilItIsWritten() throws Exception {
        Collecting sink = failing(2, new SinkException("full", true, null));

        Delivery delivery = run(sink, OnError.RETRY, WhenFull.BLOCK);

        assertThat(sink.lines()).isEqualTo(Rig.expected(0, 32));
        assertThat(delivery.accounts().get(0).failed()).isZero();
    }

    @Test
    void recordsThatTheDestinationRefusedCountAsFailedAndTheOthersAsDelivered() throws Exception {
        List<Block> later = new CopyOnWriteArrayList<>();
        Collecting sink = new Collecting() {
            @Override
            public void onBlock(Block block) {
                if (later.isEmpty()) {
                    later.add(block);
                } else {
                    block.done(3);
                    later.get(0).done(2);
                }
            }
        };

        Delivery delivery = run(sink, OnError.RETRY, WhenFull.DROP);

        assertThat(delivery.accounts()).containsExactly(new SinkAccount("a", 32, 27, 0, 5, 0, 256));
        assertThat(stops).isEmpty();
    }

    @Test
    void finalFailureIsNotRetried() throws Exception {
        Collecting sink = failing(1, new SinkException("never"));

        Delivery delivery = run(sink, OnError.RETRY, WhenFull.DROP);

        assertThat(sink.lines()).isEqualTo(Rig.expected(16, 32));
        assertThat(delivery.accounts()).containsExactly(new SinkAccount("a", 32, 16, 0, 16, 0, 128));
    }

    @Test
    void dropGoesOnWithTheNextBlock() throws Exception {
        Collecting sink = failing(1, new SinkException("full", false, null));

        Delivery delivery = run(sink, OnError.DROP, WhenFull.BLOCK);

        assertThat(sink.lines()).isEqualTo(Rig.expected(16, 32));
        assertThat(delivery.accounts().get(0).failed()).isEqualTo(16);
        assertThat(stops).isEmpty();
    }

    @Test
    void stopIsAskedForOnce() throws Exception {
        run(failing(99, new SinkException("disk broken")), OnError.STOP, WhenFull.BLOCK);

        assertThat(stops).containsExactly("sink a: disk broken");
        assertThat(clean).isFalse();
    }

    @Test
    void onlySinkWhoseDestinationIsGoneAsksForAStopAndIsNotCalledAgain() throws Exception {
        Delivery delivery = run(failing(99, SinkException.gone("reader ended", null)), OnError.RETRY, WhenFull.BLOCK);

        assertThat(stops).containsExactly("sink a: reader ended");
        assertThat(clean).isFalse();
        assertThat(calls).hasValue(1);
        assertThat(delivery.accounts().get(0).failed()).isEqualTo(32);
    }

    @Test
    void goneSinkBesideAnotherDoesNotStopWeir() throws Exception {
        Collecting good = new Collecting();
        Delivery delivery = Rig.delivery(
            Rig.dropping("gone", failing(99, SinkException.gone("ended", null))),
            Rig.blocking("good", good));
        delivery.onStopRequested(stops::add);
        delivery.start();
        Lanes lanes = delivery.openLanes(0);

        Rig.send(lanes, 0, 1000);
        lanes.close();
        delivery.stop(LONG);

        assertThat(stops).isEmpty();
        assertThat(good.lines()).isEqualTo(Rig.expected(0, 1000));
    }

    @Test
    void endlessRetryEndsWithTheStopsTimeAndIsALoss() throws Exception {
        Collecting sink = failing(Integer.MAX_VALUE, new SinkException("full", true, null));
        Delivery delivery = Rig.delivery(Rig.dropping("a", sink));
        delivery.start();
        Lanes lanes = delivery.openLanes(0);
        Rig.send(lanes, 0, 5);
        lanes.close();

        assertThat(delivery.stop(Duration.ofMillis(300))).isFalse();

        Rig.assertSumsAgree(delivery.accounts().get(0));
    }

    @Test
    void verdictsMayComeLaterFromAnotherThread() throws Exception {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        Collecting later = new Collecting() {
            @Override
            public void onBlock(Block block) {
                boolean fails = calls.getAndIncrement() % 3 == 1;
                Thread thread = new Thread(() -> {
                    if (fails) {
                        block.fail(new SinkException("busy", true, null));
                    } else {
                        keep(block);
                        block.done();
                    }
                });
                threads.add(thread);
                thread.start();
            }
        };
        Delivery delivery = run(later, OnError.RETRY, WhenFull.BLOCK);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(later.lines()).containsExactlyInAnyOrderElementsOf(Rig.expected(0, 32));
        assertThat(delivery.accounts()).containsExactly(new SinkAccount("a", 32, 32, 0, 0, 0, 256));
    }
}
