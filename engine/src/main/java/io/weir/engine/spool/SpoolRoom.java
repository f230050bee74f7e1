// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

/** Gives room for a block that is about to be read. */
public interface SpoolRoom {
    /** Room for {@code length} bytes at least; called first. */
    byte[] bytes(int length, int records);

    /** Room for the ends of the records that {@link #bytes} was called for. */
    int[] ends();
}
