// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

/** When what was written is forced to the disk. */
public enum Fsync {
    /** When the system does it by itself. */
    NONE,
    /** Every so often, by a thread of its own. */
    INTERVAL,
    /** Before a block counts as written. */
    BATCH
}
