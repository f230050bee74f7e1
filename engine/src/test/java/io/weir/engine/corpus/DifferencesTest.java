// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Values;
import java.io.IOException;
import java.util.List;
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
    private static final Set<String> RULED = Set.of("sampling_rate", "time_flow_start_ns", "time_flow_end_ns",
        "bytes", "packets", "next_hop", "bgp_next_hop", "mpls_label", "ip_flags", "sampler_address");

    @Test
    void givenAllCapturesWhenDecodedBothWaysThenOnlyRuledFieldsDiffer() throws IOException {
        Map<String, Integer> differences = new TreeMap<>();
        Map<String, Set<String>> where = new TreeMap<>();
        for (Corpus.Capture capture : Corpus.captures().toList()) {
            List<String> goflow2 = capture.lines(Values.GOFLOW2);
            List<String> correct = capture.lines(Values.CORRECT);
            for (int i = 0; i < goflow2.size(); i++) {
                for (String field : differing(goflow2.get(i), correct.get(i))) {
                    differences.merge(field, 1, Integer::sum);
                    where.computeIfAbsent(field, f -> new TreeSet<>()).add(capture.name());
                }
            }
        }

        System.out.println(differences + "\n" + where);
        assertThat(differences.keySet()).isSubsetOf(RULED);
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
