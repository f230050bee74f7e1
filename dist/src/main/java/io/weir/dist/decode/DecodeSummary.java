// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.decode;

import io.weir.capture.CaptureCounts;
import io.weir.capture.Skipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of a run of {@link DecodeRun}, up to the decoder.
 *
 * @param files captures given
 * @param unreadable those among them that were no captures or could not be read
 * @param counts packets and datagrams of all files
 * @param otherPorts datagrams left out by the port filter
 * @param stopped true if the run was stopped before the end
 * @param elapsedNs how long it took
 */
public record DecodeSummary(
    int files, int unreadable, CaptureCounts counts, long otherPorts, boolean stopped, long elapsedNs) {

    /** Datagrams handed to the consumer. */
    public long datagrams() {
        return counts.datagrams() - otherPorts;
    }

    /** True if every file was read to its end and nothing that may have held flows was left out. */
    public boolean lossless() {
        return unreadable == 0 && !stopped && counts.lossless();
    }

    /** The summary for a reader: a line in all, then one per reason why packets were left out. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        double seconds = Math.max(elapsedNs, 1) / 1e9;
        lines.add(String.format(Locale.ROOT, "read %d of %d captures: %d packets, %d datagrams in %.3f s (%.0f/s)%s",
            files - unreadable, files, counts.packets(), datagrams(), seconds, datagrams() / seconds,
            stopped ? "; stopped before the end" : ""));
        add(lines, otherPorts, "to other UDP ports");
        for (Skipped reason : Skipped.values()) {
            add(lines, counts.skipped(reason), reason.text());
        }
        return lines;
    }

    private static void add(List<String> lines, long count, String reason) {
        if (count > 0) {
            lines.add("not decoded: " + count + " (" + reason + ")");
        }
    }
}
