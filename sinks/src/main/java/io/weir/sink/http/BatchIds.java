// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.ingest.BatchPart;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Ids that follow from the bytes, so they are stable over retries and over a restart.
 *
 * <p>Nobody can choose flows so that two parts get the same id: each line has the time of its arrival, in nanoseconds,
 * and no later line can take out of a {@link LineHash} what that has put in.
 */
final class BatchIds {
    private BatchIds() {
    }

    static String of(Part part) {
        return LineHash.of(part.array(), part.from(), part.bytes());
    }

    static String of(List<BatchPart> parts) {
        byte[] header = BatchPart.header(parts).getBytes(StandardCharsets.US_ASCII);
        return LineHash.of(header, 0, header.length);
    }
}
