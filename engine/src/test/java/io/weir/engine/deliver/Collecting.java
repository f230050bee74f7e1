// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.SinkException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A sink that keeps each record's text; what else it does with a block is the test's. */
class Collecting implements BlockSink {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    volatile boolean closed;

    /** What came so far. */
    final List<String> lines() {
        return List.copyOf(lines);
    }

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
