// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import java.time.Instant;
import java.util.List;

/**
 * {@code /api/errors}: what went wrong of late, the newest first, at most 1,000 kinds.
 *
 * @param errors each kind of error of each exporter or sink
 */
public record Errors(List<ErrorRow> errors) {

    /**
     * One kind of error of one exporter or sink.
     *
     * @param event stable name of the kind; of exporters the reasons of the account
     * @param subject the exporter's address, or {@code sink NAME}; empty for Weir itself
     * @param text the newest one in words
     * @param count how often; what the log's thread could not keep up with is missing
     * @param first when it was first seen
     * @param last when it was last seen
     */
    public record ErrorRow(String event, String subject, String text, long count, Instant first, Instant last) {
    }
}
