// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Values;
import io.weir.codec.flow.Rule;
import io.weir.codec.flow.RuleCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Right values differ from goflow2's only in the fields that docs/differences-from-goflow2.md names. */
class DifferencesTest {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":(\\[[^\\]]*\\]|\"[^\"]*\"|\\d+)");
    private static final Path PAGE = ReferencePage.file("docs/differences-from-goflow2.md");
    private static final Path MOVE = ReferencePage.file("docs/move-from-goflow2.md");
    private static final Set<String> EMPTY = Set.of("0", "\"\"", "[]", "\"HOPOPT\"", "\"00:00:00:00:00:00\"");
    private static final Set<String> RULED = Set.of("sampling_rate", "time_flow_start_ns", "time_flow_end_ns",
        "bytes", "packets", "next_hop", "next_hop_as", "in_if", "out_if", "vlan_id", "src_vlan", "dst_vlan", "src_mac",
        "dst_mac", "icmp_code", "bgp_next_hop", "mpls_label", "ip_flags", "sampler_address",
        // What a sampled frame tells; networks follow the addresses.
        "src_addr", "dst_addr", "src_net", "dst_net", "etype", "proto", "src_port", "dst_port", "ip_tos", "ip_ttl",
        "tcp_flags", "icmp_type", "fragment_id", "layer_stack", "layer_size");

    @Test
    void givenAllCapturesWhenDecodedBothWaysThenOnlyRuledFieldsDiffer() throws IOException {
        Set<String> differing = new TreeSet<>();
        for (Corpus.Capture capture : Corpus.captures().toList()) {
            List<String> goflow2 = capture.lines(Values.GOFLOW2);
            List<String> correct = capture.lines(Values.CORRECT);
            assertThat(goflow2).as(capture.name()).hasSize(capture.records(Values.GOFLOW2));
            assertThat(correct).as(capture.name()).hasSize(capture.records(Values.CORRECT));
            for (int i = 0; i < correct.size(); i++) {
                differing.addAll(differing(goflow2.get(i), correct.get(i)));
            }
        }

        assertThat(differing).isNotEmpty().isSubsetOf(RULED);
    }

    @Test
    void givenAllCapturesThenThePageGivesTheValuesThatEachRuleChanged() throws IOException {
        Map<Rule, Long> changed = new EnumMap<>(Rule.class);
        for (Corpus.Capture capture : Corpus.captures().toList()) {
            RuleCounts counts = Corpus.decode(capture.file(), Values.CORRECT, new ArrayList<>());
            for (Rule rule : Rule.values()) {
                changed.merge(rule, counts.get(rule), Long::sum);
            }
        }

        if (Boolean.getBoolean("weir.docs.write")) {
            write(changed);
        }
        String page = Files.readString(PAGE);
        changed.forEach((rule, count) ->
            assertThat(page).containsPattern("\\| `" + rule.id() + "` \\|.*\\| " + count + " \\|\\n"));
    }

    /** What becomes of the values of a field, in the order of the page's columns. */
    private enum Change {
        APPEARS, MOVES, VANISHES;

        static Change of(String goflow2, String correct) {
            return EMPTY.contains(goflow2) ? APPEARS : EMPTY.contains(correct) ? VANISHES : MOVES;
        }
    }

    @Test
    void givenAllCapturesThenThePageForTheMoveSaysWhatAppearsMovesAndVanishes() throws IOException {
        Map<String, long[]> changes = new TreeMap<>();
        int captures = 0;
        int lines = 0;
        for (Corpus.Capture capture : Corpus.captures().toList()) {
            List<String> goflow2 = capture.lines(Values.GOFLOW2);
            List<String> correct = capture.lines(Values.CORRECT);
            if (correct.size() != goflow2.size()) {
                continue;
            }
            captures++;
            lines += correct.size();
            for (int i = 0; i < correct.size(); i++) {
                Map<String, String> right = fields(correct.get(i));
                fields(goflow2.get(i)).forEach((name, value) -> {
                    if (!value.equals(right.get(name))) {
                        changes.computeIfAbsent(name, each -> new long[3])[
                            Change.of(value, right.get(name)).ordinal()]++;
                    }
                });
            }
        }

        StringBuilder table = new StringBuilder(String.format(Locale.ROOT,
            "Of %d captures, %,d", captures, lines) + " lines, in captures that give as many in both modes:\n\n"
            + "| field | appears | moves | vanishes |\n|---|---|---|---|\n");
        changes.forEach((name, counts) -> table.append("| `").append(name).append("` | ").append(counts[0])
            .append(" | ").append(counts[1]).append(" | ").append(counts[2]).append(" |\n"));
        ReferencePage.check(MOVE, ReferencePage.between(Files.readString(MOVE), "moved", table.toString()));
    }

    private static void write(Map<Rule, Long> changed) throws IOException {
        String page = Files.readString(PAGE);
        for (Map.Entry<Rule, Long> each : changed.entrySet()) {
            String row = "(\\| `" + each.getKey().id() + "` \\|.*\\| )\\d+( \\|\\n)";
            page = page.replaceAll(row, "$1" + each.getValue() + "$2");
        }
        Files.writeString(PAGE, page);
    }

    private static Set<String> differing(String goflow2, String correct) {
        Map<String, String> a = fields(goflow2);
        Map<String, String> b = fields(correct);
        Set<String> names = new TreeSet<>();
        a.forEach((name, value) -> {
            if (!value.equals(b.get(name))) {
                names.add(name);
            }
        });
        return names;
    }

    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new TreeMap<>();
        Matcher matcher = FIELD.matcher(line);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        return fields;
    }
}
