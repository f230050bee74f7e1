// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

/**
 * What an {@link IngestServer} has done.
 *
 * @param requests requests
 * @param batches requests answered with 200
 * @param records records taken
 * @param duplicates records left out because their part was known
 * @param refused requests answered otherwise, or not at all
 */
public record IngestCounts(long requests, long batches, long records, long duplicates, long refused) {
}
