// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementRegistry;
import io.weir.codec.element.Enterprises;
import io.weir.codec.table.TableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/elements.md} is what the tables say; {@code -Dweir.docs.write=true} writes its tables again. */
class ElementReferenceTest {
    private static final Path PAGE = ReferencePage.file("docs/elements.md");
    private static final int OF_9 = 32_768;

    @Test
    void thePageHasTheVendorsTheSourcesAndTheUnknown() throws IOException {
        String page = Files.readString(PAGE);

        page = ReferencePage.between(page, "vendors", vendors());
        page = ReferencePage.between(page, "sources", sources());
        page = ReferencePage.between(page, "unknown", unknown());
        ReferencePage.check(PAGE, page);
    }

    private static String vendors() {
        Map<Long, Set<String>> sources = new HashMap<>();
        for (String line : TableFile.lines(ElementRegistry.class, "elements.csv")) {
            String[] cells = line.split(",", -1);
            sources.computeIfAbsent(row(Long.parseLong(cells[0]), Integer.parseInt(cells[1])),
                key -> new LinkedHashSet<>()).add(cells[6]);
        }
        Map<Long, Long> counts = ElementRegistry.builtIn().all().stream()
            .collect(Collectors.groupingBy(element -> row(element.enterprise(), element.id()), Collectors.counting()));
        StringBuilder text = new StringBuilder("| enterprise | vendor | elements | sources |\n|---|---|---|---|\n");
        for (Enterprises.Enterprise each : Enterprises.all()) {
            if (each.number() == ElementRegistry.REVERSE) {
                text.append("| 29305 | ").append(each.name()).append(" | as IANA | |\n");
            } else {
                line(text, String.valueOf(each.number()), each.name(), counts.getOrDefault(each.number(), 0L),
                    sources.getOrDefault(each.number(), Set.of()));
            }
            if (each.number() == 0) {
                line(text, "0", "NetFlow v9 above 32,767 (Cisco's firewalls, Riverbed, Palo Alto)", counts.get(-1L),
                    sources.get(-1L));
            }
        }
        long all = ElementRegistry.builtIn().all().size();
        return text.append("| | all | ").append(all).append(" | |\n").toString();
    }

    private static long row(long enterprise, int id) {
        return enterprise == 0 && id >= OF_9 ? -1 : enterprise;
    }

    private static void line(StringBuilder text, String number, String name, long count, Set<String> sources) {
        text.append("| ").append(number).append(" | ").append(name).append(" | ")
            .append(count == 0 ? "none found" : String.valueOf(count)).append(" | ")
            .append(String.join(", ", sources)).append(" |\n");
    }

    private static String sources() {
        Map<String, Long> counts = TableFile.lines(ElementRegistry.class, "elements.csv").stream()
            .collect(Collectors.groupingBy(line -> line.substring(line.lastIndexOf(',') + 1), Collectors.counting()));
        StringBuilder text = new StringBuilder("| source | elements | what |\n|---|---|---|\n");
        for (String line : TableFile.lines(ElementRegistry.class, "sources.csv")) {
            String[] cells = line.split(",", -1);
            text.append("| ").append(cells[0]).append(" | ").append(counts.get(cells[0])).append(" | [")
                .append(cells[1]).append("](").append(cells[2]).append(") |\n");
        }
        return text.toString();
    }

    private static String unknown() throws IOException {
        List<String> lines = Files.readAllLines(ReferencePage.file("monitor/src/test/resources/unknown-elements.tsv"));
        StringBuilder text = new StringBuilder("| enterprise | id | captures |\n|---|---|---|\n");
        for (String line : lines.subList(1, lines.size())) {
            text.append("| ").append(line.replace("\t", " | ")).append(" |\n");
        }
        return text.toString();
    }

    @Test
    void noElementIsOfAnEnterpriseWithoutAName() {
        for (Element element : ElementRegistry.builtIn().all()) {
            assertThat(Enterprises.find(element.enterprise())).as(element.name()).isNotNull();
        }
    }
}
