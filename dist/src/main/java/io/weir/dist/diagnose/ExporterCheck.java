// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.monitor.api.ExporterPage.ExporterRow;
import java.time.Duration;
import java.util.List;

/** Each exporter: its clock, its sampling, whether it went silent. */
final class ExporterCheck implements Check {
    private static final long CLOCK_MS = 5_000;
    private static final long SILENT_S = 300;

    @Override
    public void look(Case at, List<Finding> to) {
        for (ExporterRow each : at.now().exporters()) {
            String subject = "exporter " + each.address();
            silence(at, each, subject, to);
            clock(each, subject, to);
            sampling(each, subject, to);
        }
    }

    private static void silence(Case at, ExporterRow each, String subject, List<Finding> to) {
        long seconds = Duration.between(each.lastSeen(), at.now().status().now()).toSeconds();
        if (each.datagrams() == 0) {
            unheard(at.now().status().uptimeSeconds(), subject, to);
        } else if (seconds > SILENT_S) {
            to.add(Finding.wrong("silent", subject, "it sent " + each.datagrams() + " datagrams, the last one "
                + Words.span(seconds) + " ago", "is it up, does it still export, did its address change?"));
        }
    }

    /** Known from the state alone. */
    private static void unheard(long uptimeSeconds, String subject, List<Finding> to) {
        if (uptimeSeconds > SILENT_S) {
            to.add(Finding.wrong("silent", subject, "it sent nothing since Weir started, " + Words.span(uptimeSeconds)
                + " ago; it did before", "is it up, does it still export, did its address change?"));
        }
    }

    private static void clock(ExporterRow each, String subject, List<Finding> to) {
        long ms = each.clockSkewMs();
        if (each.datagrams() > 0 && !each.versions().isEmpty() && Math.abs(ms) > CLOCK_MS) {
            to.add(Finding.wrong("clock-off", subject, "its clock is " + Words.span(Math.abs(ms) / 1_000)
                + (ms > 0 ? " behind" : " ahead of") + " this host's: times of its flows are off by as much",
                "set up NTP on it, and check this host's (timedatectl); whole hours mean a wrong time zone"));
        }
    }

    private static void sampling(ExporterRow each, String subject, List<Finding> to) {
        if (each.flows() > 0 && each.samplingRate() == 0) {
            to.add(Finding.note("sampling-unknown", subject,
                "it has not said its sampling rate: sampling_rate is 0 in its flows",
                "if it samples, volumes are too small: let it send sampler options (Cisco: option sampler-table)"));
        }
    }
}
