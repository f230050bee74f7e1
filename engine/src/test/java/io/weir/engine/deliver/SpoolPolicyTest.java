// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.config.OnError;
import io.weir.sink.Block;
import io.weir.sink.SinkException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to blocks of a sink with a spool that are not written. */
@Timeout(120)
class SpoolPolicyTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    private Path dir;
    private SpoolRig rig;

    @BeforeEach
    void rig() {
        rig = new SpoolRig(dir.resolve("spool"));
    }

    @Test
    void finalFailuresAreDroppedAndTheRestGoesOn() throws Exception {
        Collecting picky = new Collecting() {
            private int calls;

            @Override
            public void onBlock(Block block) throws SinkException, InterruptedException {
                if (calls++ == 1) {
                    throw new SinkException("400");
                }
                super.onBlock(block);
            }
        };
        Delivery delivery = rig.start(picky);
        Lanes lanes = delivery.openLanes(0);
        SpoolRig.sendAll(delivery, lanes, 0, 400);
        lanes.close();

        delivery.stop(LONG);

        SinkAccount account = SpoolRig.assertSumsAgree(delivery);
        assertThat(account.failed()).isPositive();
        assertThat(picky.lines()).hasSize((int) (400 - account.failed()));
    }

    @Test
    void aSinkThatFailsTakesRecordsAsLongAsItsSpoolHasRoom() throws Exception {
        rig.maxBytes = 4096;
        SpoolRig.Server server = new SpoolRig.Server();
        Delivery delivery = rig.start(server);
        Lanes lanes = delivery.openLanes(0);
        SpoolRig.sendAll(delivery, lanes, 0, 16);
        Rig.await(() -> delivery.statuses().get(0).failing());
        assertThat(delivery.statuses().get(0).takes()).isTrue();

        for (long n = 16; delivery.statuses().get(0).takes() && n < 1_000_000; n += 16) {
            SpoolRig.sendAll(delivery, lanes, n, n + 16);
        }

        assertThat(delivery.statuses().get(0).spoolFull()).isTrue();
        assertThat(delivery.accounts().get(0).spool().overflowed()).isPositive();
        server.come();
        Rig.await(() -> delivery.statuses().get(0).takes() && !delivery.statuses().get(0).spoolFull());
        lanes.close();
        delivery.stop(LONG);
        SpoolRig.assertSumsAgree(delivery);
    }

    @Test
    void dropPolicyDropsWhatFailsOnceEvenIfItMightSucceedLater() throws Exception {
        rig.onError = OnError.DROP;
        Delivery delivery = rig.start(new SpoolRig.Server());
        Lanes lanes = delivery.openLanes(0);
        SpoolRig.sendAll(delivery, lanes, 0, 100);
        lanes.close();

        delivery.stop(LONG);
        assertThat(SpoolRig.assertSumsAgree(delivery).failed()).isEqualTo(100);
    }

    @Test
    void stopPolicyAsksForTheStopAndKeepsEverything() throws Exception {
        rig.onError = OnError.STOP;
        Delivery delivery = rig.start(new SpoolRig.Server());
        Lanes lanes = delivery.openLanes(0);
        SpoolRig.sendAll(delivery, lanes, 0, 100);
        Rig.await(() -> !rig.stops.isEmpty());
        SpoolRig.sendAll(delivery, lanes, 100, 300);
        lanes.close();
        delivery.stop(LONG);

        assertThat(rig.stops).containsExactly("sink s: connection refused");
        SinkAccount account = SpoolRig.assertSumsAgree(delivery);
        assertThat(account.spool().waiting()).isEqualTo(300);
        assertThat(account.failed()).isZero();
    }

    @Test
    void goneDestinationGetsAllOnceItIsReopened() throws Exception {
        Collecting pipe = new Collecting() {
            private volatile boolean gone = true;

            @Override
            public void onBlock(Block block) throws SinkException, InterruptedException {
                if (gone) {
                    throw SinkException.gone("the reader is gone", null);
                }
                super.onBlock(block);
            }

            @Override
            public void reopen() {
                gone = false;
            }
        };
        Delivery delivery = rig.start(pipe);
        Lanes lanes = delivery.openLanes(0);
        SpoolRig.sendAll(delivery, lanes, 0, 200);
        assertThat(pipe.lines()).isEmpty();

        delivery.reopen();
        Rig.await(() -> pipe.lines().size() == 200);
        lanes.close();

        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(pipe.lines()).isEqualTo(Rig.expected(0, 200));
        assertThat(rig.stops).isEmpty();
    }
}
