// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.engine.api.ExporterPage.ExporterRow;
import io.weir.engine.api.ExporterPage.SequenceRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Address translation that hides several exporters behind one address. */
final class NatCheck implements Check {
    @Override
    public void look(Case at, List<Finding> to) {
        for (ExporterRow each : at.now().exporters()) {
            Set<Integer> live = live(at, each);
            boolean gateway = at.host() != null && at.host().gateways().contains(each.address());
            if (gateway) {
                to.add(gateway(each, Math.max(live.size(), each.domains().size())));
            } else if (live.size() > 1) {
                to.add(Finding.note("several-ports", "exporter " + each.address(), live.size()
                    + " source ports send from this address at the same time",
                    "fine for a router with several line cards; else several exporters share one address (NAT)"));
            }
        }
    }

    private static Finding gateway(ExporterRow each, int several) {
        return new Finding("nat", several > 1, "exporter " + each.address(), "this is the address of the default "
            + "gateway here, as of a container's bridge: address translation hides who really sends"
            + (several > 1 ? ", at least " + several + " exporters or domains behind this one address" : ""),
            "in Docker use network_mode: host: docs/docker.md says who sees which address");
    }

    /** Source ports from which something came between the two looks. */
    private static Set<Integer> live(Case at, ExporterRow exporter) {
        Set<Integer> live = new HashSet<>();
        List<SequenceRow> before = at.before(exporter).map(ExporterRow::sequences).orElse(List.of());
        for (SequenceRow each : exporter.sequences()) {
            long then = before.stream().filter(row -> row.port() == each.port() && row.domain() == each.domain()
                && row.version() == each.version()).mapToLong(SequenceRow::datagrams).findFirst().orElse(0);
            if (each.datagrams() > then) {
                live.add(each.port());
            }
        }
        return live;
    }
}
