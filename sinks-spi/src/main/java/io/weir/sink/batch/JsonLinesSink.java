// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.batch;

import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.FlowEncoder;
import io.weir.sink.LaneContext;
import io.weir.sink.SinkException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A sink that gets records as lines of goflow2's JSON, many at once, whatever {@code -format} says. All calls come from
 * one thread at a time, which may block. A batch is done when {@link #onLines} returns; if it throws, the user's
 * {@code on-error} decides, and the same batch may come again.
 */
public abstract class JsonLinesSink implements BlockSink {
    /** For subclasses; opens nothing. */
    protected JsonLinesSink() {
    }

    /**
     * Takes some records.
     *
     * @param lines a JSON object each, without a line end; at least one; the list may be kept
     * @throws SinkException if they could not be taken
     * @throws InterruptedException if Weir stops while the call waits
     */
    protected abstract void onLines(List<String> lines) throws SinkException, InterruptedException;

    @Override
    public final FlowEncoder openEncoder(LaneContext context) {
        return context.json();
    }

    @Override
    public final void onBlock(Block block) throws SinkException, InterruptedException {
        onLines(lines(block));
        block.done();
    }

    private static List<String> lines(Block block) {
        List<String> lines = new ArrayList<>(block.records());
        int start = 0;
        for (int i = 0; i < block.records(); i++) {
            lines.add(new String(block.array(), start, block.end(i) - start, StandardCharsets.UTF_8));
            start = block.end(i);
        }
        return lines;
    }
}
