// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

/**
 * A sink of bytes: records are encoded on the workers' threads into blocks, and blocks are written on the sink's own
 * thread, one at a time, where it may block. (With one sink and {@link WhenFull#BLOCK} a worker's thread makes the call
 * itself; still never two at once.)
 */
public non-sealed interface BlockSink extends Sink {
    /** The encoder of one worker, used by its thread alone; by default the one that {@code -format} names. */
    default FlowEncoder openEncoder(LaneContext context) {
        return context.format();
    }

    /**
     * Takes a block of whole records. The sink must end with {@link Block#done} or {@link Block#fail}, now or later,
     * from any thread; an exception thrown here counts as {@code fail}.
     *
     * @throws SinkException if the block could not be written; whether it is offered again is the user's policy
     * @throws InterruptedException if Weir stops while the call waits
     */
    void onBlock(Block block) throws SinkException, InterruptedException;

    /**
     * Nothing waits; called now and then on the sink's thread.
     *
     * @param nowNs {@link System#nanoTime}
     */
    default void onIdle(long nowNs) throws SinkException {
    }
}
