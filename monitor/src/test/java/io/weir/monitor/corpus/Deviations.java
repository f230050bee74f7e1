// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where Weir's metrics of a capture are not goflow2's: {@code metrics-deviations.tsv}. A line with a capture and the
 * reason, then a line for each sample: a tab, its name, goflow2's value, Weir's. With {@code -Dweir.docs.write=true}
 * the samples are written again, and a capture that is new has no reason yet.
 *
 * @param reasons by capture
 * @param samples by capture
 */
record Deviations(Map<String, String> reasons, Map<String, List<String>> samples) {
    private static final Path FILE =
        Path.of(System.getProperty("weir.root", "..")).resolve("monitor/src/test/resources/metrics-deviations.tsv");

    static Deviations read() throws IOException {
        Deviations all = new Deviations(new TreeMap<>(), new TreeMap<>());
        List<String> samples = new ArrayList<>();
        for (String line : Files.exists(FILE) ? Files.readAllLines(FILE) : List.<String>of()) {
            if (line.startsWith("\t")) {
                samples.add(line.substring(1));
            } else {
                String[] head = line.split("\t", -1);
                samples = new ArrayList<>();
                all.samples.put(head[0], samples);
                all.reasons.put(head[0], head[1]);
            }
        }
        return all;
    }

    /** The reasons with the captures that each is of, as rows of a table in Markdown. */
    String rows() {
        Map<String, List<String>> captures = new TreeMap<>();
        reasons.forEach((capture, reason) -> captures.computeIfAbsent(reason, key -> new ArrayList<>())
            .add("`" + capture + "`"));
        StringBuilder text = new StringBuilder();
        captures.forEach((reason, of) -> text.append("| ").append(reason).append(" | ").append(String.join(", ", of))
            .append(" |\n"));
        return text.toString();
    }

    static void writeIfAsked(Map<String, List<String>> found) throws IOException {
        if (!Boolean.getBoolean("weir.docs.write")) {
            return;
        }
        Map<String, String> reasons = read().reasons();
        StringBuilder text = new StringBuilder();
        found.forEach((capture, samples) -> {
            text.append(capture).append('\t').append(reasons.getOrDefault(capture, "")).append('\n');
            samples.forEach(each -> text.append('\t').append(each).append('\n'));
        });
        Files.writeString(FILE, text);
    }
}
