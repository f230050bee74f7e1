// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.dist.text.SafeText;
import io.weir.monitor.api.ExporterPage.ExporterRow;
import io.weir.monitor.api.Sinks.SinkRow;
import io.weir.monitor.api.Status;
import io.weir.monitor.api.Status.ListenerRow;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints what was found, for people or for programs; the main thread. */
final class Report {
    private static final int SHOWN = 20;
    /** Findings of one kind that are printed in full. */
    private static final int MOST_ALIKE = 10;

    private final PrintStream out;
    private final boolean json;

    Report(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /**
     * The answer as JSON.
     *
     * @param weir its version; empty if none was asked
     * @param seconds for how long it was looked at
     * @param wrong how many findings say that something is wrong
     * @param findings all, what is wrong first
     */
    record Answer(String weir, long seconds, long wrong, List<Finding> findings) {
    }

    /** What was found where no Weir could be asked; gives the exit code. */
    int print(List<Finding> findings) {
        return end("", 0, findings);
    }

    /** All of it; gives the exit code. */
    int print(String where, Diagnosis diagnosis, List<Finding> findings) {
        Case at = diagnosis.at();
        Status status = at.now().status();
        if (!json) {
            say("Weir " + status.version() + " " + where + ", up for " + Words.span(status.uptimeSeconds())
                + ", looked at for " + Math.round(at.seconds()) + " s");
            status.listeners().forEach(each -> listener(at, each));
            exporters(at);
            at.now().sinks().forEach(each -> sink(at, each));
        }
        return end(status.version(), Math.round(at.seconds()), findings);
    }

    private int end(String version, long seconds, List<Finding> findings) {
        long wrong = findings.stream().filter(Finding::wrong).count();
        if (json) {
            out.println(JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
                .writeValueAsString(new Answer(version, seconds, wrong, findings)));
        } else {
            kinds(findings).forEach(this::kind);
            say("diagnose: " + (wrong == 0 ? "nothing is wrong" : wrong + " wrong") + ", "
                + (findings.size() - wrong) + " to know");
        }
        return wrong == 0 ? 0 : 1;
    }

    /** Findings of one kind together, in the order of the first of each. */
    private static Collection<List<Finding>> kinds(List<Finding> findings) {
        return findings.stream().collect(Collectors.groupingBy(each -> each.id() + each.wrong(), LinkedHashMap::new,
            Collectors.toList())).values();
    }

    private void kind(List<Finding> same) {
        int alike = same.size() > MOST_ALIKE + 1 ? MOST_ALIKE : same.size();
        same.subList(0, alike).forEach(this::finding);
        if (same.size() > alike) {
            out.println();
            say((same.get(0).wrong() ? "wrong: " : "note: ") + "and " + (same.size() - alike) + " more: "
                + same.get(0).id());
            say("  " + same.subList(alike, Math.min(same.size(), alike + SHOWN)).stream()
                .map(Finding::subject).collect(Collectors.joining(", "))
                + (same.size() > alike + SHOWN ? ", …; --json has all" : ""));
        }
    }

    private void finding(Finding each) {
        out.println();
        say((each.wrong() ? "wrong: " : "note: ") + each.subject() + ": " + each.id());
        say("  " + each.seen());
        say("  do: " + each.todo());
    }

    /** What the other side says stays in its line. */
    private void say(String line) {
        out.println(SafeText.line(line));
    }

    private void listener(Case at, ListenerRow each) {
        long all = Look.sum(each, "datagrams_received");
        say("  " + ArrivalCheck.subject(each) + ": " + all + " datagrams"
            + at.lately(all - Look.sum(at.before(each), "datagrams_received")));
    }

    private void exporters(Case at) {
        List<ExporterRow> all = at.now().exporters();
        all.subList(0, Math.min(SHOWN, all.size())).forEach(each -> exporter(at, each));
        if (all.size() > SHOWN) {
            say("  and " + (at.now().status().exporters() - SHOWN) + " exporters more");
        }
    }

    private void exporter(Case at, ExporterRow each) {
        String protocols = String.join(", ", each.protocols());
        long rise = each.datagrams() - at.before(each).map(ExporterRow::datagrams).orElse(0L);
        say("  exporter " + each.address() + ": " + (protocols.isEmpty() ? "no flows" : protocols) + ", "
            + each.datagrams() + " datagrams" + at.lately(rise) + ", " + each.flows() + " flows, " + each.templates()
            + " templates, sampling " + (each.samplingRate() == 0 ? "unknown" : "1:" + each.samplingRate())
            + ", " + seen(at, each));
    }

    private static String seen(Case at, ExporterRow each) {
        return each.datagrams() == 0 ? "not heard since the start" : "last seen "
            + Words.span(Math.max(0, Duration.between(each.lastSeen(), at.now().status().now()).toSeconds())) + " ago";
    }

    private void sink(Case at, SinkRow each) {
        long rise = each.delivered() - at.before(each).delivered();
        say("  sink " + each.name() + ": " + each.state() + ", " + each.delivered() + " records taken"
            + at.lately(rise) + ", " + each.waiting() + " wait in memory, " + each.spooled() + " on disk");
    }
}
