// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import java.util.List;

/**
 * {@code /api/sources}: whose datagrams were turned away, before anything was read of them.
 *
 * @param sources those with most datagrams first; a source for each reason
 */
public record Sources(List<SourceRow> sources) {

    /**
     * One source at one listener.
     *
     * @param address its address
     * @param listener port of the listener that it sends to
     * @param reason {@code refused} (the lists do not let it in) or {@code limited} (beyond its rate)
     * @param datagrams how many, at least: a source that others drove out of the table begins anew
     */
    public record SourceRow(String address, int listener, String reason, long datagrams) {
    }
}
