// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import com.sun.net.httpserver.Headers;
import java.util.List;

/**
 * What a request says of its lines.
 *
 * @param id the batch's, empty if it has none
 * @param parts together as many records as lines; one without an id if the client names none
 */
record BatchClaim(String id, List<BatchPart> parts) {
    static BatchClaim of(Headers headers, IngestBody body) throws IngestRefusal {
        int lines = body.findLines();
        String id = text(headers, IngestContract.BATCH_ID);
        List<BatchPart> parts = parts(text(headers, IngestContract.PARTS), new BatchPart(id, lines));
        String said = text(headers, IngestContract.RECORDS);
        if (!said.isEmpty() && !said.equals(String.valueOf(lines))) {
            throw new IngestRefusal(
                400, IngestContract.RECORDS + " says " + said + ", but there are " + lines + " lines");
        }
        if (parts.stream().mapToLong(BatchPart::records).sum() != lines) {
            throw new IngestRefusal(400, IngestContract.PARTS + " does not add up to " + lines + " lines");
        }
        return new BatchClaim(id, parts);
    }

    private static String text(Headers headers, String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    private static List<BatchPart> parts(String header, BatchPart whole) throws IngestRefusal {
        try {
            return header.isEmpty() ? List.of(whole) : BatchPart.parse(header);
        } catch (IllegalArgumentException bad) {
            throw new IngestRefusal(400, IngestContract.PARTS + ": " + bad.getMessage());
        }
    }
}
