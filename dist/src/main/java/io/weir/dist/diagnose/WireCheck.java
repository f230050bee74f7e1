// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.monitor.api.ExporterPage.ExporterRow;
import io.weir.monitor.api.ExporterPage.SamplesRow;
import io.weir.monitor.api.ExporterPage.SequenceRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sequence numbers: what was lost before Weir received it, and how. */
final class WireCheck implements Check {
    private static final long SMALL = 1_000;

    @Override
    public void look(Case at, List<Finding> to) {
        for (ExporterRow each : at.now().exporters()) {
            Map<String, Long> lost = lost(each);
            if (!lost.isEmpty()) {
                long all = lost.values().stream().mapToLong(Long::longValue).sum();
                long before = at.before(each).map(row -> lost(row).values().stream().mapToLong(Long::longValue).sum())
                    .orElse(0L);
                to.add(finding(at, each, lost, all - before, all));
            }
            restarts(each, to);
            samples(each, to);
        }
    }

    private static Finding finding(Case at, ExporterRow each, Map<String, Long> lost, long rise, long all) {
        boolean wrong = rise > 0 || all * SMALL >= Math.max(each.flows(), each.datagrams());
        String what = Words.list(lost.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey())
            .toList());
        boolean here = at.now().status().listeners().stream().anyMatch(row -> Look.kernelDrops(row) > 0
            || Look.sum(row, "dropped_ring_full") + Look.sum(row, "dropped_share") > 0);
        return new Finding("loss-wire", wrong, "exporter " + each.address(), what
            + " are missing by its sequence numbers" + at.lately(rise), here
            ? "this host lost some itself (see loss-kernel, loss-ring): mend that first"
            : "this host lost none of them: look at the exporter's own drops (show flow exporter statistics), at its "
            + "export rate, and at queues and policers on the way");
    }

    private static Map<String, Long> lost(ExporterRow exporter) {
        Map<String, Long> lost = new LinkedHashMap<>();
        exporter.sequences().stream().filter(each -> each.lost() > 0)
            .forEach(each -> lost.merge(each.unit() + of(each), each.lost(), Long::sum));
        return lost;
    }

    /** Agents behind one address number their datagrams each alone. */
    private static String of(SequenceRow each) {
        return each.agent() == null ? "" : " of sFlow agent " + each.agent() + ", sub-agent " + each.domain();
    }

    /** What agents say they dropped, and samples that are missing where no datagram is. */
    private static void samples(ExporterRow exporter, List<Finding> to) {
        List<String> dropped = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (SequenceRow each : exporter.sequences()) {
            SamplesRow samples = each.samples();
            if (samples != null && samples.dropped() > 0) {
                dropped.add(samples.dropped() + of(each));
            }
            if (samples != null && samples.lost() > 0 && each.lost() == 0) {
                lost.add(samples.lost() + of(each) + " (most of source " + samples.worstSource() + ")");
            }
        }
        String subject = "exporter " + exporter.address();
        if (!dropped.isEmpty()) {
            to.add(Finding.note("samples-dropped", subject, "its agents were to sample packets and dropped them for "
                + "want of resources: " + Words.list(dropped), "sample less: raise the N of 1:N on these devices"));
        }
        if (!lost.isEmpty()) {
            to.add(Finding.note("samples-lost", subject, "flow samples are missing by their numbers though no "
                + "datagram is: " + Words.list(lost),
                "the agent lost them: look at its CPU and at its limit of samples a second"));
        }
    }

    private static void restarts(ExporterRow each, List<Finding> to) {
        Map<String, Long> restarts = new LinkedHashMap<>();
        each.sequences().stream().filter(row -> row.restarts() > 0)
            .forEach(row -> restarts.merge(of(row), row.restarts(), Long::sum));
        if (!restarts.isEmpty()) {
            to.add(Finding.note("restarted", "exporter " + each.address(), "it began to count anew "
                + Words.list(restarts.entrySet().stream().map(row -> row.getValue() + " times" + row.getKey())
                    .toList()),
                "fine if it was restarted; else two devices may share its address (NAT)"));
        }
    }
}
