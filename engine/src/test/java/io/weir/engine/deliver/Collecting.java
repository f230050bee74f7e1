// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.SinkException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A sink that keeps each record's text; what else it does with a block is the test's. */
class Collecting implements BlockSink {
    final List<String> lines = new CopyOnWriteArrayList<>();
    volatile boolean closed;

    @Override
    public void onBlock(Block block) throws SinkException, InterruptedException {
        keep(block);
        block.done();
    }

    final void keep(Block block) {
        int start = 0;
        for (int i = 0; i < block.records(); i++) {
            lines.add(new String(block.array(), start, block.end(i) - start, StandardCharsets.US_ASCII));
            start = block.end(i);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
