// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

/** What happens to records for a sink that does not keep up. */
public enum WhenFull {
    /** The workers wait; then rings fill and datagrams are dropped at intake, counted. */
    BLOCK,
    /** Records are dropped until a block is free, counted. */
    DROP,
    /** Blocks go to disk and come back in order; what is beyond the disk's bounds is dropped, counted. */
    SPOOL
}
