// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.ingest.BatchPart;
import io.weir.ingest.IngestContract;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Ids that follow from the bytes: half of a SHA-256. So they are stable over retries and over a restart, and two
 * batches of different flows have different ones even if somebody chooses the flows.
 */
final class BatchIds {
    private BatchIds() {
    }

    static String of(Part part) {
        MessageDigest digest = sha256();
        digest.update(part.array(), part.from(), part.bytes());
        return text(digest);
    }

    static String of(List<BatchPart> parts) {
        MessageDigest digest = sha256();
        digest.update(BatchPart.header(parts).getBytes(StandardCharsets.US_ASCII));
        return text(digest);
    }

    private static String text(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, IngestContract.ID_DIGITS / 2);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
