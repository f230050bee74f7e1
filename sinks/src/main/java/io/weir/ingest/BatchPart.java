// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Some consecutive lines of a batch that are sent together whenever they are sent, though perhaps beside other parts:
 * after Weir was killed, what had no answer is sent again in new batches made of the old parts.
 *
 * @param id hexadecimal digits, derived from the lines
 * @param records lines
 */
public record BatchPart(String id, int records) {
    /** The header {@link IngestContract#PARTS}: {@code id=records}, separated by commas, in the order of the lines. */
    public static String header(List<BatchPart> parts) {
        return parts.stream().map(part -> part.id() + "=" + part.records()).collect(Collectors.joining(","));
    }

    /**
     * Reads the header.
     *
     * @throws IllegalArgumentException if it is not as {@link #header} writes it
     */
    public static List<BatchPart> parse(String header) {
        List<BatchPart> parts = new ArrayList<>();
        for (String item : header.split(",")) {
            int equals = item.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("not id=records: " + item);
            }
            int records = Integer.parseInt(item.substring(equals + 1).strip());
            if (records < 0) {
                throw new IllegalArgumentException("not id=records: " + item);
            }
            parts.add(new BatchPart(item.substring(0, equals).strip(), records));
        }
        return parts;
    }
}
