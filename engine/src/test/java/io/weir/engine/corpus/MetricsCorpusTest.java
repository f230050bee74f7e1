// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What {@code /metrics} and {@code /templates} tell of captures, beside what goflow2 told. Differences are those that
 * {@code docs/monitor.md} lists: all come from datagrams in which goflow2 or Weir refuses something.
 */
@Timeout(180)
class MetricsCorpusTest {
    /** Captures of which Weir tells the same to the last figure. */
    private static final int SAME = 98;

    @Test
    void metricsAreGoflow2sButForWhatIsListed() throws Exception {
        int same = 0;
        List<String> unlisted = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        for (Corpus.Capture capture : Corpus.captures().filter(Corpus.Capture::hasMetrics).toList()) {
            Map<String, Double> golden = Scraped.samples(capture.metrics());
            Map<String, Double> own = Scraped.of(capture).metrics();
            same += golden.equals(own) ? 1 : 0;
            if (!golden.equals(own)) {
                differing.add(capture.name());
            }
            differences(golden, own).forEach(each -> unlisted.add(capture.name() + ": " + each));
            assertThat(sum(own, "process_nf_total") + sum(own, "decoder_error_total"))
                .as("%s: a datagram is either without error or with one", capture.name())
                .isEqualTo(sum(own, "traffic_packets_total"));
        }

        assertThat(unlisted).isEmpty();
        assertThat(same).as("others: " + differing).isEqualTo(SAME);
    }

    @Test
    void templatesAreGoflow2sWhereAllCouldBeRead() throws Exception {
        List<String> differing = new ArrayList<>();
        int compared = 0;
        for (Corpus.Capture capture : Corpus.captures().filter(Corpus.Capture::hasMetrics).toList()) {
            // Of IPFIX options goflow2 keeps the enterprise bit in the element's number.
            if (!capture.metrics().contains("OptionsTemplateFlowSet\",version=\"10\"")) {
                Scraped scraped = Scraped.of(capture);
                boolean same = Scraped.samples(capture.metrics()).equals(scraped.metrics());
                compared += same ? 1 : 0;
                if (same && !scraped.templates().equals(capture.templates())) {
                    differing.add(capture.name());
                }
            }
        }

        assertThat(differing).isEmpty();
        assertThat(compared).isGreaterThan(50);
    }

    private static double sum(Map<String, Double> samples, String family) {
        return samples.entrySet().stream().filter(each -> each.getKey().startsWith(family + "{"))
            .mapToDouble(Map.Entry::getValue).sum();
    }

    /** Those that are not listed. */
    private static List<String> differences(Map<String, Double> golden, Map<String, Double> own) {
        TreeSet<String> all = new TreeSet<>(golden.keySet());
        all.addAll(own.keySet());
        List<String> differences = new ArrayList<>();
        for (String each : all) {
            Double theirs = golden.get(each);
            Double ours = own.get(each);
            if (!Objects.equals(theirs, ours) && !isListed(each, theirs, ours)) {
                differences.add(each + " goflow2 " + theirs + " Weir " + ours);
            }
        }
        return differences;
    }

    private static boolean isListed(String sample, Double theirs, Double ours) {
        if (sample.startsWith("decoder_error_total") || sample.startsWith("process_nf_total")
            || sample.startsWith("process_nf_errors_total") || sample.startsWith("process_nf_templates_total")) {
            return true;
        }
        boolean templates = sample.contains("TemplateFlowSet");
        boolean more = ours != null && (theirs == null || ours > theirs);
        return sample.startsWith("process_nf_") && (more || templates);
    }
}
