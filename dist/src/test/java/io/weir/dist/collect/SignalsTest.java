// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SignalsTest {
    @Test
    @EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "there is no SIGHUP")
    void hangUpDoesWhatItIsToldEachTimeAndEndsNothing() throws Exception {
        Semaphore hangUps = new Semaphore(0);
        assumeFalse(Signals.handle("HUP", hangUps::release), "these tests were started by nohup, which ignores SIGHUP");

        for (int i = 0; i < 2; i++) {
            new ProcessBuilder("kill", "-HUP", String.valueOf(ProcessHandle.current().pid())).start().waitFor();
            assertThat(hangUps.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @Timeout(120)
    void firstSignalAsksForAnOrderlyEndAndTheSecondForTheEnd() {
        StopRequest stop = new StopRequest(Duration.ofSeconds(8));

        assertThat(stop.bySignal("SIGTERM")).isTrue();
        stop.await();
        assertThat(stop.bySignal("SIGINT")).isFalse();
        assertThat(stop.isFailure()).isFalse();
    }

    @Test
    @Timeout(120)
    void sinkThatCannotGoOnMakesItAFailure() throws InterruptedException {
        StopRequest stop = new StopRequest(Duration.ofSeconds(8));
        CountDownLatch ended = new CountDownLatch(1);
        Thread main = new Thread(() -> {
            stop.await();
            ended.countDown();
        });
        main.start();

        stop.bySink("disk on fire");

        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(stop.isFailure()).isTrue();
        assertThat(stop.bySignal("SIGTERM")).as("a signal after that is still the first").isTrue();
    }
}
