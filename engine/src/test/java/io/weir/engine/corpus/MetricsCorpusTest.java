// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What {@code /metrics} and {@code /templates} tell of captures, beside what goflow2 told. */
class MetricsCorpusTest {
    @TestFactory
    Stream<DynamicTest> metricsAreGoflow2sButForWhatIsListed() throws Exception {
        return Corpus.captures().filter(Corpus.Capture::hasMetrics).map(capture -> DynamicTest.dynamicTest(
            capture.name(), () -> assertThat(differences(capture)).isEmpty()));
    }

    private static List<String> differences(Corpus.Capture capture) throws Exception {
        Map<String, Double> golden = Scraped.samples(capture.metrics());
        Scraped scraped = Scraped.of(capture);
        Map<String, Double> own = scraped.metrics();
        List<String> differences = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(golden.keySet());
        all.addAll(own.keySet());
        for (String each : all) {
            if (!Objects.equals(golden.get(each), own.get(each))) {
                differences.add(each + " goflow2 " + golden.get(each) + " Weir " + own.get(each));
            }
        }
        String templates = capture.templates();
        if (!templates.equals(scraped.templates())) {
            differences.add("templates " + templates.length() + " " + scraped.templates().length());
        }
        return differences;
    }
}
