// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.codec.flow.OtherProtocol;
import io.weir.monitor.api.ExporterPage.ExporterRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was wrong with datagrams themselves. */
final class FaultCheck implements Check {
    private static final String VERSION = "version_unknown";
    private static final String RATE = "template_rate";
    private static final String LIMIT = "template_limit";
    /** Told by others, or no fault of a datagram. */
    private static final Set<String> ELSEWHERE =
        Set.of(VERSION, WeirClient.WAITS, RATE, LIMIT, "late_full", "late_expired", "late_displaced", "late_evicted");
    /** By the event that the API has for each. */
    private static final Map<String, OtherProtocol> OTHERS = Stream.of(OtherProtocol.values())
        .collect(Collectors.toMap(OtherProtocol::label, each -> each));

    @Override
    public void look(Case at, List<Finding> to) {
        for (ExporterRow each : at.now().exporters()) {
            String subject = "exporter " + each.address();
            long unknown = each.refusals().getOrDefault(VERSION, 0L);
            if (unknown > 0) {
                to.add(version(at, each, subject, unknown));
            }
            templates(at, each, subject, to);
            Map<String, Long> rest = new TreeMap<>(each.refusals());
            rest.keySet().removeAll(ELSEWHERE);
            if (!rest.isEmpty()) {
                to.add(Finding.wrong("malformed", subject, "parts of its datagrams break the protocol: " + rest,
                    "capture and look: tcpdump -ni any -w exporter.pcap udp port " + each.listener()
                    + " and host " + each.address() + "; then weir decode. Look for newer software of it"));
            }
        }
    }

    /** Refused by a limit of Weir's own: nothing is wrong with the templates themselves. */
    private static void templates(Case at, ExporterRow each, String subject, List<Finding> to) {
        long tooMany = each.refusals().getOrDefault(RATE, 0L);
        if (tooMany > 0) {
            to.add(Finding.wrong("template-flood", subject, tooMany + " templates of it were refused"
                + at.lately(tooMany - before(at, each, RATE)) + ": it sends more new ones than -limit.templates lets "
                + "through, and their data is not read",
                "if it is a device of yours, raise -limit.templates or -limit.templates.burst; else keep it out with "
                + "-exporters.allow"));
        }
        long tooLarge = each.refusals().getOrDefault(LIMIT, 0L);
        if (tooLarge > 0) {
            to.add(Finding.wrong("template-limit", subject, tooLarge + " templates of it were refused"
                + at.lately(tooLarge - before(at, each, LIMIT)) + ": there is no room for them",
                "raise -templates.exporter.bytes and -templates.bytes"));
        }
    }

    private static long before(Case at, ExporterRow each, String reason) {
        return at.before(each).map(row -> row.refusals().getOrDefault(reason, 0L)).orElse(0L);
    }

    private static Finding version(Case at, ExporterRow each, String subject, long unknown) {
        long rise = unknown - before(at, each, VERSION);
        String seen = unknown + " datagrams are nothing that its listener reads" + at.lately(rise);
        OtherProtocol other = at.now().errors().stream().filter(row -> row.subject().equals(each.address()))
            .map(row -> OTHERS.get(row.event())).filter(Objects::nonNull).findFirst().orElse(null);
        if (other == null) {
            return Finding.wrong("version-unknown", subject, seen, "set its export to what the listener reads "
                + "(netflow:// v5, v9 and IPFIX, sflow:// sFlow v5, flow:// all); is something else sending to port "
                + each.listener() + "?");
        }
        boolean sflow = other == OtherProtocol.SFLOW || other == OtherProtocol.OLD_SFLOW;
        return Finding.wrong(sflow ? "sflow" : "version-unknown", subject,
            seen + "; they begin like " + other.title(), other.advice());
    }
}
