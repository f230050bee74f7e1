// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.spool.SpoolAccount;

/**
 * What became of the records of a {@link SpoolFeed}, at one moment:
 * {@code taken + spool.found = delivered + failed + spool.dropped + memory + spool.waiting}.
 *
 * @param taken from the lanes
 * @param delivered to the sink
 * @param failed given up after a failure
 * @param memory waiting in memory only
 * @param bytes delivered
 * @param spool those on disk
 * @param overflowing whether the spool had no room for some since the sink last took any
 */
record FeedAccount(long taken, long delivered, long failed, long memory, long bytes, SpoolAccount spool,
    boolean overflowing) {
}
