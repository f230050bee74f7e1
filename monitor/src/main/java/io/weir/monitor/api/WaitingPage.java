// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import java.time.Instant;
import java.util.List;

/**
 * {@code /api/waiting}: data that waits for its template now, the longest first.
 *
 * @param total how many templates are waited for, at most 10,000 of each worker
 * @param offset how many of them come before {@code waiting}
 * @param limit the most that {@code waiting} may have
 * @param complete whether every worker answered; one that its sink holds up does not
 * @param waiting this page of them
 */
public record WaitingPage(int total, int offset, int limit, boolean complete, List<WaitingRow> waiting) {

    /**
     * One template that has not come.
     *
     * @param exporter address of whose data waits
     * @param port source port of the first set that waits
     * @param version 9 or 10 (IPFIX)
     * @param domain observation domain or source id
     * @param template its number
     * @param sets how many sets of data wait for it
     * @param bytes how many bytes they hold
     * @param since when the first of them came
     * @param otherPort a source port of this address that has such a template, but is not known to be the same device;
     *     null for none
     */
    public record WaitingRow(String exporter, int port, int version, long domain, int template, int sets, int bytes,
        Instant since, Integer otherPort) {
    }
}
