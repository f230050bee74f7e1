// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandOverTest {
    private static final int MOST = 1_000;
    private static final byte[] LINE = "nine byte\n".getBytes(StandardCharsets.US_ASCII);

    private final Semaphore reads = new Semaphore(0);
    private final BlockingQueue<String> read = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> lost = new LinkedBlockingQueue<>();
    private final HandOver log = new HandOver(new Reader(), MOST, "t-hand-over", lost::add).start();

    /** Takes as much as it is let. */
    private final class Reader extends OutputStream {
        @Override
        public void write(byte[] bytes, int from, int length) {
            reads.acquireUninterruptibly();
            read.add(new String(bytes, from, length, StandardCharsets.US_ASCII));
        }

        @Override
        public void write(int b) {
            throw new AssertionError("whole pieces only");
        }
    }

    @Test
    void whoLogsDoesNotWaitForAReaderThatHangsAndWhatHasNoRoomIsCounted() throws Exception {
        // Given a reader that hangs
        for (int i = 0; i < 150; i++) {
            log.write(LINE);
        }

        // When it comes back
        reads.release(Integer.MAX_VALUE / 2);

        // Then it gets what had room, and how many lines are missing is told once
        long missing = lost.take();
        log.drain(Duration.ofSeconds(30));
        assertThat(missing).isBetween(49L, 50L);
        assertThat(read).hasSize((int) (150 - missing));
        assertThat(lost).isEmpty();
    }

    @Test
    void theEndWaitsForAReaderThatReadsAndNotForOneThatHangs() throws Exception {
        log.write(LINE);
        log.drain(Duration.ofSeconds(30));
        assertThat(read).as("it hangs").isEmpty();

        reads.release();
        log.drain(Duration.ofSeconds(30));
        assertThat(read).containsExactly("nine byte\n");
    }

    @Test
    void nobodyClosesIt() throws Exception {
        reads.release(2);
        log.close();

        log.write(LINE);

        assertThat(read.poll(30, TimeUnit.SECONDS)).isEqualTo("nine byte\n");
    }
}
