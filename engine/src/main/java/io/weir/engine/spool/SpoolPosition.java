// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

/**
 * A place in a spool: before a block of a segment.
 *
 * @param segment number of the segment
 * @param block blocks of the segment before it
 * @param records records in these
 */
public record SpoolPosition(long segment, long block, long records) {
}
