// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.monitor.api.ExporterPage.ExporterRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Exporters that are heard, but no flow came of it, and no earlier check says why. */
final class FlowCheck implements Check {
    private static final Set<String> REASONS = Set.of(TemplateCheck.ID, "sflow", "version-unknown", "malformed",
        "template-flood", "template-limit");

    @Override
    public void look(Case at, List<Finding> to) {
        Set<String> explained = to.stream().filter(each -> REASONS.contains(each.id())).map(Finding::subject)
            .collect(Collectors.toSet());
        for (ExporterRow each : at.now().exporters()) {
            String subject = "exporter " + each.address();
            if (each.datagrams() > 0 && each.flows() == 0 && !explained.contains(subject)) {
                to.add(each.datagramsWithErrors() > 0 ? unread(at, each, subject) : idle(at, each, subject));
            }
        }
    }

    private static Finding unread(Case at, ExporterRow each, String subject) {
        boolean full = each.refusals().containsKey("late_full");
        return Finding.wrong("no-flows", subject, heard(at, each) + ": data came before its template"
            + (full ? ", and there was no room to keep it" : ""),
            (full ? "raise -late.exporter.bytes and -late.bytes; " : "") + Refresh.ADVICE);
    }

    private static Finding idle(Case at, ExporterRow each, String subject) {
        return Finding.note("no-flows", subject, heard(at, each) + ": they hold templates or options, but no data",
            "fine while no traffic passes; else see whether the flow monitor is applied to an interface, and look "
            + "longer: flows are sent when they end or at the active timeout");
    }

    private static String heard(Case at, ExporterRow each) {
        long rise = each.datagrams() - at.before(each).map(ExporterRow::datagrams).orElse(0L);
        return each.datagrams() + " datagrams of it came" + at.lately(rise) + ", and no flow in them";
    }
}
