// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.discard;

import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import java.time.Duration;

/** Throws blocks away, if asked slowly; the engine's account counts them. */
final class DiscardSink implements BlockSink {
    private final long delayMs;

    DiscardSink(Duration delay) {
        this.delayMs = delay.toMillis();
    }

    @Override
    public void onBlock(Block block) throws InterruptedException {
        if (delayMs > 0) {
            Thread.sleep(delayMs);
        }
        block.done();
    }
}
