// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SinkThreadTest {
    /** Throws twice, then counts. */
    private static final class Stumbling implements SinkThread.Source {
        private final CountDownLatch asked = new CountDownLatch(5);

        @Override
        public boolean offerTo(RetryingWriter writer) {
            asked.countDown();
            if (asked.getCount() >= 3) {
                throw new IllegalStateException("defect of a test");
            }
            return false;
        }

        @Override
        public boolean isDrained() {
            return asked.getCount() == 0;
        }
    }

    @Test
    void aDefectWhileABlockIsHandedOverIsToldAndEndsNothing() throws Exception {
        Collecting sink = new Collecting();
        FaultLog faults = new FaultLog("sink s", System::nanoTime);
        RetryingWriter writer = new RetryingWriter(Rig.blocking("s", sink), sink, false, new StopRequest(), faults);
        Stumbling source = new Stumbling();
        SinkThread thread = new SinkThread("stumbling", sink, writer, source);

        thread.start();

        assertThat(source.asked.await(30, TimeUnit.SECONDS)).as("it goes on").isTrue();
        assertThat(thread.trouble())
            .isEqualTo("the thread stumbling fails: java.lang.IllegalStateException: defect of a test");
        thread.finish();
        assertThat(thread.awaitEnd(System.nanoTime() + TimeUnit.SECONDS.toNanos(10))).isTrue();
    }
}
