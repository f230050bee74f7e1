// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.monitor.api.ExporterPage.ExporterRow;
import io.weir.monitor.api.ExporterPage.SequenceRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Address translation that hides several exporters behind one address; sFlow's agents name themselves behind it. */
final class NatCheck implements Check {
    /** What one count of sequence numbers is of. */
    private record Of(String protocol, String agent, long domain, int port) {
        static Of row(SequenceRow each) {
            return new Of(each.protocol(), each.agent(), each.domain(), each.port());
        }
    }

    @Override
    public void look(Case at, List<Finding> to) {
        for (ExporterRow each : at.now().exporters()) {
            Set<Integer> live = live(at, each);
            boolean gateway = at.host() != null && at.host().gateways().contains(each.address());
            if (gateway) {
                to.add(gateway(each, Math.max(live.size(), domains(each))));
            } else if (live.size() > 1) {
                to.add(Finding.note("several-ports", "exporter " + each.address(), live.size()
                    + " source ports send from this address at the same time",
                    "fine for a router with several line cards; else several exporters share one address (NAT)"));
            }
        }
    }

    private static Finding gateway(ExporterRow each, int several) {
        String agents = each.agents().isEmpty() ? ""
            : "; sFlow agents name themselves: " + Words.list(each.agents());
        return new Finding("nat", several > 1, "exporter " + each.address(), "this is the address of the default "
            + "gateway here, as of a container's bridge: address translation hides who really sends"
            + (several > 1 ? ", at least " + several + " exporters or domains behind this one address" : "") + agents,
            "in Docker use network_mode: host: docs/docker.md says who sees which address");
    }

    /** Domains of those that do not say who they are. */
    private static int domains(ExporterRow exporter) {
        return exporter.sequences().stream().filter(each -> each.agent() == null).map(SequenceRow::domain)
            .collect(Collectors.toSet()).size();
    }

    /** Source ports from which something came between the two looks; agents may share one, or have several each. */
    private static Set<Integer> live(Case at, ExporterRow exporter) {
        Set<Integer> live = new HashSet<>();
        List<SequenceRow> before = at.before(exporter).map(ExporterRow::sequences).orElse(List.of());
        for (SequenceRow each : exporter.sequences()) {
            long then = before.stream().filter(row -> Of.row(row).equals(Of.row(each)))
                .mapToLong(SequenceRow::datagrams).findFirst().orElse(0);
            if (each.agent() == null && each.datagrams() > then) {
                live.add(each.port());
            }
        }
        return live;
    }
}
