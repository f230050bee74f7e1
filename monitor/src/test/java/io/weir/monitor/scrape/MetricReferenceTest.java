// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics.md} is what the code says; with {@code -Dweir.docs.write=true} it is written again. */
class MetricReferenceTest {
    private static final Path PAGE = Path.of(System.getProperty("weir.root", "..")).resolve("docs/metrics.md");
    private static final String HEAD = """
        # Metrics

        Generated from the code, and a test fails when it is stale. Do not edit it, write it again:

            mvn -pl engine -am test -Dtest=MetricReferenceTest -Dsurefire.failIfNoSpecifiedTests=false \\
              -Dweir.docs.write=true

        What [`/metrics`](monitor.md) tells, in Prometheus' text format. A series appears with its first event where its
        name begins with `goflow2_`. Beside these there are `jvm_*` and `process_*` of Prometheus' Java client.

        | family | type | labels | what |
        |---|---|---|---|
        """;

    @Test
    void thePageHasEveryFamilyWithItsLabels() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (Family each : Metrics.families()) {
            page.append("| `").append(each.name()).append("` | ").append(each.type().name().toLowerCase(Locale.ROOT))
                .append(" | ").append(String.join(", ", each.labels())).append(" | ").append(each.help())
                .append(" |\n");
        }
        if (Boolean.getBoolean("weir.docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
    }

    @Test
    void noNameIsThereTwiceAndCountersEndAsPrometheusWants() {
        List<String> names = Metrics.families().stream().map(Family::name).toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
        assertThat(Metrics.families()).allMatch(each ->
            each.type() == Family.Type.COUNTER == each.name().endsWith("_total"));
    }
}
