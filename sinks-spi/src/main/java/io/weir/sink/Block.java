// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

/** Whole encoded records, in order, from one worker. Belongs to the sink until {@link #done} or {@link #fail}. */
public interface Block {
    /** The bytes; from 0 to {@link #length()}. Not to be modified. */
    byte[] array();

    /** Bytes in use. */
    int length();

    /** How many records; at least 1. */
    int records();

    /** Where record {@code i} ends, exclusive; it starts where the one before it ends. */
    int end(int i);

    /** How often the block was offered before, 0 the first time: a sink that wrote a part of it goes on from there. */
    default int attempt() {
        return 0;
    }

    /** The block is written; it must not be touched afterwards. */
    void done();

    /**
     * The block is dealt with, but the destination refused {@code rejected} of its records for good: they are counted
     * as failed, the others as delivered. It must not be touched afterwards.
     *
     * @param rejected from 0 to {@link #records()}
     */
    default void done(int rejected) {
        done();
    }

    /** The block could not be written; it must not be touched afterwards. */
    void fail(SinkException cause);
}
