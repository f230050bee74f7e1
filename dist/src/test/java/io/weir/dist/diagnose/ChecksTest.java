// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.monitor.api.Errors.ErrorRow;
import io.weir.monitor.api.ExporterPage.SamplesRow;
import io.weir.monitor.api.ExporterPage.SequenceRow;
import io.weir.monitor.api.Sinks.SinkRow;
import io.weir.monitor.api.Status.BoundRow;
import io.weir.monitor.api.TemplatePage.ElementRow;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What single checks find, where moments matter that no test with processes can hold still. */
class ChecksTest {
    private static final String A = "192.0.2.1";

    @Test
    void elementsThatNoLineHasAreNamedAsAHint() {
        Looks looks = new Looks();
        assertThat(looks.found(new ElementCheck())).isEmpty();
        for (String name : List.of("flowEndReason", "natEvent", "b", "c", "d", "e")) {
            looks.unshown.add(new ElementRow(0, 1, name, 1));
        }

        assertThat(looks.found(new ElementCheck())).singleElement().satisfies(each -> {
            assertThat(each.wrong()).isFalse();
            assertThat(each.seen()).isEqualTo("6 elements that your exporters send are in no field of a line: "
                + "flowEndReason, natEvent, b, c, d and 1 more");
        });
    }

    @Test
    void aTemplateThatIsAMomentLateIsWrongOnlyWhereNoFlowEverCame() {
        assertThat(new Looks().exporter(A, 5, 1, Map.of()).waits(A, 256, 1).found(new TemplateCheck())).isEmpty();
        assertThat(new Looks().exporter(A, 0, 1, Map.of()).waits(A, 256, 1).found(new TemplateCheck()))
            .extracting(Finding::id).containsExactly("template-missing");
        assertThat(new Looks().exporter(A, 5, 1, Map.of()).waits(A, 256, 6).found(new TemplateCheck()))
            .extracting(Finding::id).containsExactly("template-missing");
    }

    @Test
    void templatesOfOneDomainAreOneFinding() {
        Looks looks = new Looks().exporter(A, 0, 1, Map.of());
        for (int id = 256; id < 263; id++) {
            looks.waits(A, id, 20);
        }

        assertThat(looks.found(new TemplateCheck())).singleElement().satisfies(each ->
            assertThat(each.seen()).contains("waits for templates 256, 257, 258, 259, 260 and 2 more since"));
    }

    @Test
    void whereAWorkerDoesNotAnswerTheListOfErrorsSaysWhatWaits() {
        Looks looks = new Looks().exporter(A, 0, 1, Map.of());
        looks.errors.add(new ErrorRow("template_missing", A,
            "data waits for its template (port 2100, IPFIX, domain 7, template 300)", 1, Looks.NOW, Looks.NOW));
        assertThat(looks.found(new TemplateCheck())).isEmpty();

        looks.complete = false;

        assertThat(looks.found(new TemplateCheck())).singleElement().satisfies(each ->
            assertThat(each.seen()).contains("IPFIX", "2100", "domain 7 waits for template 300"));
    }

    @Test
    void noFlowsIsSaidOfEachExporterThatIsHeardUnlessAnotherFindingSaysWhy() {
        Check[] checks = {new FaultCheck(), new TemplateCheck(), new FlowCheck()};

        assertThat(new Looks().exporter(A, 0, 3, Map.of("late_full", 3L)).found(checks)).singleElement()
            .satisfies(each -> {
                assertThat(each.id()).isEqualTo("no-flows");
                assertThat(each.wrong()).isTrue();
                assertThat(each.todo()).contains("-late.exporter.bytes", "template data timeout 60");
            });
        assertThat(new Looks().exporter(A, 0, 0, Map.of()).found(checks)).singleElement()
            .satisfies(each -> assertThat(each.wrong()).isFalse());
        assertThat(new Looks().exporter(A, 0, 1, Map.of()).waits(A, 256, 0).found(checks))
            .extracting(Finding::id).containsExactly("template-missing");
        assertThat(new Looks().exporter(A, 0, 1, Map.of("version_unknown", 1L)).found(checks))
            .extracting(Finding::id).containsExactly("version-unknown");
        Looks syslog = new Looks().exporter(A, 0, 1, Map.of("version_unknown", 1L));
        syslog.errors.add(new ErrorRow("syslog", A, "", 1, Looks.NOW, Looks.NOW));
        assertThat(syslog.found(checks)).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo("version-unknown");
            assertThat(each.seen()).contains("they begin like syslog");
            assertThat(each.todo()).contains("port 514");
        });
        assertThat(new Looks().exporter(A, 1, 0, Map.of()).found(checks)).isEmpty();
    }

    @Test
    void aFloodOfTemplatesIsNotCalledMalformed() {
        List<Finding> found = new Looks().exporter(A, 9, 9, Map.of("template_rate", 1_848L, "template_limit", 2L))
            .found(new FaultCheck());

        assertThat(found).extracting(Finding::id).containsExactly("template-flood", "template-limit");
        assertThat(found.get(0).seen()).contains("1848", "-limit.templates");
        assertThat(found.get(1).todo()).contains("-templates.exporter.bytes");
    }

    @Test
    void aBoundThatIsUsedUpIsNamedWithItsFlag() {
        Looks full = new Looks();
        full.bounds.add(new BoundRow("template_bytes", "-templates.bytes", 96, 100));
        assertThat(full.found(new RoomCheck())).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo("template-bytes-full");
            assertThat(each.wrong()).isFalse();
            assertThat(each.todo()).contains("-templates.bytes");
        });

        full.counters.put("templates_evicted", 5_761L);

        assertThat(full.found(new RoomCheck())).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo("templates-forgotten");
            assertThat(each.wrong()).isTrue();
            assertThat(each.seen()).contains("5761");
        });
    }

    @Test
    void templatesThatAnExportersOwnBoundCostAreNamedWithThatFlag() {
        Looks looks = new Looks();
        looks.bounds.add(new BoundRow("template_bytes", "-templates.bytes", 10, 100));
        looks.counters.put("templates_evicted", 7L);
        looks.errors.add(new ErrorRow("templates_forgotten", A, "", 3, Looks.NOW, Looks.NOW));

        assertThat(looks.found(new RoomCheck())).singleElement().satisfies(each -> {
            assertThat(each.subject()).isEqualTo("exporter " + A);
            assertThat(each.todo()).contains("-templates.exporter.bytes");
        });

        looks.errors.add(new ErrorRow("templates_forgotten", "", "", 3, Looks.NOW, Looks.NOW));

        assertThat(looks.found(new RoomCheck())).extracting(Finding::subject).containsExactly("weir", "exporter " + A);
    }

    @Test
    void setsThatOneExportersBoundRefusesAreNotTheBoundOfAll() {
        Looks looks = new Looks();
        looks.counters.put("sets_late_full", 7L);
        looks.bounds.add(new BoundRow("late_bytes", "-late.bytes", 10, 100));
        assertThat(looks.found(new RoomCheck())).isEmpty();

        looks.bounds.set(0, new BoundRow("late_bytes", "-late.bytes", 99, 100));

        assertThat(looks.found(new RoomCheck())).extracting(Finding::id).containsExactly("late-refused");
    }

    @Test
    void aSinkIsStuckAlsoIfAllThatWaitsIsOnDisk() {
        Looks before = new Looks().sink("ok", 7, 0, 25, "");

        assertThat(Looks.found(before, new Looks().sink("ok", 7, 0, 30, ""), new SinkCheck()))
            .extracting(Finding::id).containsExactly("sink-stuck");
        assertThat(Looks.found(before, new Looks().sink("ok", 8, 0, 30, ""), new SinkCheck())).isEmpty();
        assertThat(Looks.found(before, new Looks().sink("ok", 7, 0, 0, ""), new SinkCheck())).isEmpty();
    }

    private static String todo(SinkRow row) {
        return new Looks().sink(row).found(new SinkCheck()).stream().map(Finding::todo)
            .collect(Collectors.joining(" "));
    }

    private static SinkRow lossy(String whenFull, String onError, long dropped, long failed, long kept, long full,
        long expired) {
        return new SinkRow("http", "ok", whenFull, onError, 100, 1, dropped, failed, kept, 0, 0, 0, full, expired, 0,
            "answered 400", Looks.NOW);
    }

    @Test
    void noAdviceIsToDoWhatIsInForce() {
        assertThat(todo(lossy("drop", "retry", 5, 0, 0, 0, 0))).isEqualTo(
            "-transport.http.when-full=spool keeps them on disk until it does");
        assertThat(todo(lossy("spool", "retry", 5, 0, 0, 5, 0))).contains("-transport.http.spool.max-bytes")
            .doesNotContain("when-full", "max-age", "on-error");
        assertThat(todo(lossy("spool", "retry", 5, 0, 0, 0, 5))).contains("-transport.http.spool.max-age")
            .doesNotContain("when-full", "max-bytes");
        assertThat(todo(lossy("spool", "retry", 0, 5, 0, 0, 0))).contains("answered 400")
            .doesNotContain("when-full", "on-error");
        assertThat(todo(lossy("spool", "drop", 0, 5, 0, 0, 0))).contains("-transport.http.on-error=retry")
            .doesNotContain("when-full");
        assertThat(todo(lossy("spool", "retry", 0, 5, 5, 0, 0))).as("dead letters are not lost").isEmpty();
        assertThat(todo(lossy("spool", "retry", 5, 0, 0, 0, 0))).contains("-stop.timeout");
    }

    @Test
    void aSinkWhoseApiRefusesAllIsToldOfTheSchema() {
        List<Finding> found = new Looks().sink("failing", 7, 0, 30, "http://api/v1 answered 400 (no column x): 30 "
            + "records are set aside and kept, as it takes none; one request is tried at a time")
            .found(new SinkCheck());

        assertThat(found).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo("sink-failing");
            assertThat(each.todo()).contains("a column that is missing", "-transport.http.url", "sent again");
        });
    }

    @Test
    void equalFindingsAreTakenTogetherBeyondTen() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 1_002; i++) {
            findings.add(Finding.wrong("template-missing", "exporter 10.0.0." + i, "waits", "wait"));
        }
        findings.add(Finding.note("restarted", "exporter 10.0.0.1", "it did", "fine"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int exit = new Report(new PrintStream(out, true, StandardCharsets.UTF_8), false).print(findings);

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).filteredOn(line -> line.startsWith("wrong: ")).hasSize(11)
            .last().isEqualTo("wrong: and 992 more: template-missing");
        assertThat(lines).anyMatch(line -> line.startsWith("  exporter 10.0.0.10, ")
            && line.endsWith("--json has all"));
        assertThat(lines).contains("note: exporter 10.0.0.1: restarted").last()
            .isEqualTo("diagnose: 1002 wrong, 1 to know");
        assertThat(exit).isEqualTo(1);
    }

    private static SequenceRow agent(String agent, long datagrams, long lost, SamplesRow samples) {
        return new SequenceRow("sFlow v5", 5, 2100, agent, 0, datagrams, lost, "datagrams", 0, 0, 0, 0, samples);
    }

    @Test
    void lossIsToldOfEachSFlowAgentBehindAnAddress() {
        List<SequenceRow> rows = List.of(agent("198.51.100.1", 100, 3, new SamplesRow(1, 9, 0, "0:1", 9)),
            agent("198.51.100.2", 100, 0, new SamplesRow(2, 5, 8, "0:17", 4)));

        List<Finding> found = new Looks().agents(A, rows).found(new WireCheck());

        assertThat(found).extracting(Finding::id).containsExactly("loss-wire", "samples-dropped", "samples-lost");
        assertThat(found.get(0).seen()).contains("3 datagrams of sFlow agent 198.51.100.1, sub-agent 0 are missing");
        assertThat(found.get(1).seen()).contains("8 of sFlow agent 198.51.100.2");
        assertThat(found.get(2).seen()).contains("5 of sFlow agent 198.51.100.2", "most of source 0:17")
            .doesNotContain("198.51.100.1,");
    }

    @Test
    void agentsThatNameThemselvesAreNotHiddenByOneAddress() {
        List<SequenceRow> rows = new ArrayList<>();
        for (int i = 1; i < 4; i++) {
            rows.add(new SequenceRow("sFlow v5", 5, 2100 + i, "198.51.100." + i, 0, 100, 0, "datagrams", 0, 0, 0, 0,
                null));
        }

        assertThat(new Looks().agents(A, rows).found(new NatCheck())).isEmpty();
    }
}
