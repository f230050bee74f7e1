// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What {@code /metrics} and {@code /templates} tell of captures, beside what goflow2 told. Each sample that differs is
 * in {@link Deviations}, with both values and the reason.
 */
@Timeout(180)
class MetricsCorpusTest {
    /** Captures of which Weir tells the same to the last figure. */
    private static final int SAME = 97;
    private static final Map<String, Scraped> SCRAPED = new ConcurrentHashMap<>();

    /** Each capture is sent once, whichever test asks first. */
    private static Scraped scraped(Corpus.Capture capture) throws Exception {
        Scraped known = SCRAPED.get(capture.name());
        if (known == null) {
            known = Scraped.of(capture);
            SCRAPED.put(capture.name(), known);
        }
        return known;
    }

    @Test
    void metricsAreGoflow2sButForWhatIsListed() throws Exception {
        Map<String, List<String>> found = new TreeMap<>();
        int compared = 0;
        for (Corpus.Capture capture : Corpus.captures().filter(Corpus.Capture::hasMetrics).toList()) {
            Map<String, Double> own = scraped(capture).metrics();
            List<String> differences = differences(Scraped.samples(capture.metrics()), own);
            if (!differences.isEmpty()) {
                found.put(capture.name(), differences);
            }
            compared++;
            assertThat(sum(own, "process_nf_total") + sum(own, "decoder_error_total"))
                .as("%s: a datagram is either without error or with one", capture.name())
                .isEqualTo(sum(own, "traffic_packets_total"));
        }
        Deviations.writeIfAsked(found);

        assertThat(found).isEqualTo(Deviations.read().samples());
        assertThat(Deviations.read().reasons().values()).noneMatch(String::isBlank);
        assertThat(compared - found.size()).isEqualTo(SAME);
    }

    @Test
    void templatesAreGoflow2sButForTheEnterpriseBitOfOptions() throws Exception {
        List<String> differing = new ArrayList<>();
        int options = 0;
        for (Corpus.Capture capture : Corpus.captures().filter(Corpus.Capture::hasMetrics).toList()) {
            boolean ipfixOptions = capture.metrics().contains("OptionsTemplateFlowSet\",version=\"10\"");
            options += ipfixOptions ? 1 : 0;
            String golden = ipfixOptions ? TemplateText.withoutEnterpriseBit(capture.templates()) : capture.templates();
            if (!scraped(capture).templates().equals(golden)) {
                differing.add(capture.name());
            }
        }

        assertThat(differing).isEqualTo(TemplateText.DIFFERING.keySet().stream().sorted().toList());
        assertThat(options).as("captures with options templates of IPFIX").isGreaterThan(5);
    }

    @Test
    void theDifferencesPageListsEachReason() throws Exception {
        Path file = Path.of(System.getProperty("weir.root", "..")).resolve("docs/differences-from-goflow2.md");

        assertThat(Files.readString(file))
            .contains("| why | captures |\n|---|---|\n" + Deviations.read().rows() + "\n");
    }

    private static double sum(Map<String, Double> samples, String family) {
        return samples.entrySet().stream().filter(each -> each.getKey().startsWith(family + "{"))
            .mapToDouble(Map.Entry::getValue).sum();
    }

    /** Sample, goflow2's value and Weir's, {@code -} for none, with tabs between them. */
    private static List<String> differences(Map<String, Double> golden, Map<String, Double> own) {
        TreeSet<String> all = new TreeSet<>(golden.keySet());
        all.addAll(own.keySet());
        List<String> differences = new ArrayList<>();
        for (String each : all) {
            String theirs = text(golden.get(each));
            String ours = text(own.get(each));
            if (!theirs.equals(ours)) {
                differences.add(each + "\t" + theirs + "\t" + ours);
            }
        }
        return differences;
    }

    private static String text(Double value) {
        return value == null ? "-" : value == Math.rint(value) ? String.valueOf(value.longValue()) : value.toString();
    }
}
