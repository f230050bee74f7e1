// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.engine.api.ExporterPage.ExporterRow;
import io.weir.engine.api.ExporterPage.SequenceRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        }
    }

    private static Finding finding(Case at, ExporterRow each, Map<String, Long> lost, long rise, long all) {
        boolean wrong = rise > 0 || all * SMALL >= Math.max(each.flows(), each.datagrams());
        String what = lost.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
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
            .forEach(each -> lost.merge(each.unit(), each.lost(), Long::sum));
        return lost;
    }

    private static void restarts(ExporterRow each, List<Finding> to) {
        long restarts = each.sequences().stream().mapToLong(SequenceRow::restarts).sum();
        if (restarts > 0) {
            to.add(Finding.note("restarted", "exporter " + each.address(), "it began to count anew " + restarts
                + " times", "fine if it was restarted; else two devices may share its address (NAT)"));
        }
    }
}
