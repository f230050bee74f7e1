// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.codec.protocol.Protocol;
import io.weir.monitor.api.Errors.ErrorRow;
import io.weir.monitor.api.ExporterPage.ExporterRow;
import io.weir.monitor.api.WaitingPage.WaitingRow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Data that waits for its template. */
final class TemplateCheck implements Check {
    static final String ID = "template-missing";
    private static final Pattern PLACE =
        Pattern.compile("port (\\d+), ([^,]+), domain (\\d+), template (\\d+)");
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    /** A template that is a datagram or two late is as it should be, unless nothing was ever read. */
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration RECENT = Duration.ofMinutes(5);

    /** Whose data waits: of one source port and domain all templates together. */
    private record Place(String exporter, String protocol, int port, long domain) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::exporter)
            .thenComparing(Place::protocol).thenComparingInt(Place::port).thenComparingLong(Place::domain);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    @Override
    public void look(Case at, List<Finding> to) {
        Set<String> working = at.now().exporters().stream().filter(each -> each.flows() > 0)
            .map(ExporterRow::address).collect(Collectors.toSet());
        Instant now = at.now().status().now();
        Map<Place, List<WaitingRow>> places = new LinkedHashMap<>();
        for (WaitingRow each : at.now().waiting().waiting()) {
            if (!working.contains(each.exporter()) || each.since().plus(USUAL).isBefore(now)) {
                // With templates, the version is the protocol's own number.
                String protocol = Protocol.ofId(each.version()).label();
                places.computeIfAbsent(new Place(each.exporter(), protocol, each.port(), each.domain()),
                    place -> new ArrayList<>()).add(each);
            }
        }
        places.forEach((place, rows) -> to.add(finding(at, place, templates(rows), since(rows))));
        if (!at.now().waiting().complete()) {
            Set<String> told = places.keySet().stream().map(Place::exporter).collect(Collectors.toSet());
            at.now().errors().stream().filter(each -> each.event().equals(WeirClient.WAITS))
                .filter(each -> !told.contains(each.subject()) && each.last().plus(RECENT).isAfter(now))
                .forEach(each -> remembered(at, each, to));
        }
    }

    private static String templates(List<WaitingRow> rows) {
        return (rows.size() == 1 ? "template " : "templates ")
            + Words.list(rows.stream().map(each -> String.valueOf(each.template())).toList());
    }

    /** The longest waits first. */
    private static String since(List<WaitingRow> rows) {
        WaitingRow first = rows.get(0);
        return TIME.format(first.since()) + (first.otherPort() == null ? "" : "; source port " + first.otherPort()
            + " has such a template, but may be another device. If it is the same one, -templates.scope=address");
    }

    /** Of a worker that did not answer, what the list of errors says. */
    private static void remembered(Case at, ErrorRow error, List<Finding> to) {
        Matcher said = PLACE.matcher(error.text());
        if (said.find()) {
            Place place = new Place(error.subject(), said.group(2), Integer.parseInt(said.group(1)),
                Long.parseLong(said.group(3)));
            to.add(finding(at, place, "template " + said.group(4), TIME.format(error.last())));
        }
    }

    private static Finding finding(Case at, Place place, String templates, String since) {
        String first = at.now().sum("templates_evicted") == 0 ? ""
            : "see templates-forgotten, Weir may have known it; then ";
        return Finding.wrong(ID, "exporter " + place.exporter(), place.protocol() + " data of its source port "
            + place.port() + ", observation domain " + place.domain() + " waits for "
            + templates + " since " + since, first + Refresh.ADVICE);
    }
}
