// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

/** Where a block came from, and goes back to when it is done with; called from any thread. */
interface BlockHome {
    /** The sink wrote the block. */
    void delivered(DataBlock block);

    /** The sink failed to write the block, after its call had returned. */
    void failedLater(DataBlock block);

    /**
     * The block is given up after a failure.
     *
     * @param over whether the sink gets no further block for now: it is gone, or Weir stops
     * @return what became of the block, in words
     */
    String givenUp(DataBlock block, boolean over);

    /** The block was not offered, because the sink is gone, or the time for an orderly stop is over. */
    void unwritten(DataBlock block, boolean gone);
}
