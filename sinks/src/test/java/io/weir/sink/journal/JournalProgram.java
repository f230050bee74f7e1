// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.sink.SinkException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes numbered blocks into a journal until it is killed or has written enough, and prints each number that the sink
 * called done, or why not. Arguments: folder, first number, the number to stop before, payload bytes.
 */
final class JournalProgram {
    private static final long RETRY_NS = 50_000_000;

    private JournalProgram() {
    }

    public static void main(String[] args) throws Exception {
        long end = Long.parseLong(args[2]);
        int payload = Integer.parseInt(args[3]);
        try (JournalSink sink = Sinks.start(Path.of(args[0]), Map.of("fsync", "none"))) {
            for (long number = Long.parseLong(args[1]); number < end; number++) {
                TestBlock block = TestBlock.numbered(number, payload, (Sinks.START_MS + number) * 1_000_000);
                offer(sink, block);
                System.out.println(number);
            }
        }
    }

    private static void offer(JournalSink sink, TestBlock block) {
        while (!block.isDone()) {
            try {
                sink.onBlock(block);
            } catch (SinkException refused) {
                System.out.println((refused.isRetryable() ? "retry: " : "refused: ") + refused.getMessage());
                block.attempts++;
                LockSupport.parkNanos(RETRY_NS);
            }
        }
    }
}
