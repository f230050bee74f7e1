// SPDX-License-Identifier: Apache-2.0
/**
 * Blocks of records on disk, in order, between a sink and its lanes.
 *
 * <pre>
 *   DIR/lock          held by the Weir that uses the spool
 *   DIR/0000000007/   a segment: a Chronicle queue of blocks, and its state (what is in it, what is acknowledged)
 *   DIR/0000000008/   the next one; the last is written to
 *   DIR/corrupt-...   a segment that could not be read to its end
 * </pre>
 *
 * <p>A segment is written by one process only: a new start begins a new one, so that nothing is ever added behind a
 * torn end, and no roll cycle depends on the clock. Whole segments are removed, once acknowledged or to stay in bounds.
 *
 * <p>{@link io.weir.engine.spool.Spool} is the door. Nothing here is safe for several threads: the caller has a lock.
 */
package io.weir.engine.spool;
