// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.element.ElementRegistry;
import io.weir.codec.table.TableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of columns in {@code docs/fields.md} is that of the code; {@code -Dweir.docs.write=true} writes it. */
class ColumnReferenceTest {
    private static final Path PAGE = Path.of(System.getProperty("weir.root", "..")).resolve("docs/fields.md");
    private static final String START = "<!-- columns -->\n";
    private static final String END = "<!-- end of columns -->";
    private static final String SAME = "the same";

    /** Where the tables do not say all: what fills the column, and what goflow2 does. */
    private static final Map<String, String[]> OTHERWISE = Map.of(
        "type", new String[]{"the datagram's version", SAME},
        "time_received_ns", new String[]{"when the kernel took the datagram", "when it read the datagram"},
        "sequence_num", new String[]{"the header", SAME},
        "sampler_address", new String[]{"the sender; in sFlow the agent", SAME},
        "observation_domain_id", new String[]{"the header", SAME},
        "sampling_rate", new String[]{"34, 50, 305 with 306, 310 with 309, 311 with 1: of the record, or of options "
            + "for its sampler, template, interface, domain or exporter; the header of v5 and sFlow",
            "34, 50, 305 of any options of the domain; the headers"},
        "bytes", new String[]{"the first pair that is not zero of 1 with 2, 23 with 24, 85 with 86, 231 with 298; else "
            + "352; a sampled frame's length", "the last of 1 and 23; 312"},
        "etype", new String[]{"what the addresses are, or 60 ipVersion says; else 256 ethernetType",
            "what the addresses are, or 60 ipVersion says"},
        "packets", new String[]{"the other of that pair; 1 for a sampled frame", "the last of 2 and 24"});

    /** Rules of docs/differences-from-goflow2.md that are not those of choices and frames. */
    private static final Map<String, List<Rule>> RULES = Map.ofEntries(
        Map.entry("sampling_rate", List.of(Rule.SAMPLING)), Map.entry("bytes", List.of(Rule.COUNTERS)),
        Map.entry("packets", List.of(Rule.COUNTERS)), Map.entry("sampler_address", List.of(Rule.SAMPLER_ADDRESS)),
        Map.entry("time_flow_start_ns", List.of(Rule.RELATIVE_TIMES, Rule.ABSOLUTE_TIMES, Rule.LONE_TIME)),
        Map.entry("time_flow_end_ns", List.of(Rule.RELATIVE_TIMES, Rule.ABSOLUTE_TIMES, Rule.LONE_TIME)),
        Map.entry("src_net", List.of(Rule.PREFIX_LENGTH, Rule.UNSET)),
        Map.entry("dst_net", List.of(Rule.PREFIX_LENGTH, Rule.UNSET)),
        Map.entry("next_hop", List.of(Rule.NEXT_HOP)), Map.entry("bgp_next_hop", List.of(Rule.NEXT_HOP)),
        Map.entry("mpls_label", List.of(Rule.MPLS_LABEL)), Map.entry("ip_flags", List.of(Rule.FRAGMENT_FLAGS)),
        Map.entry("tcp_flags", List.of(Rule.TCP_FLAGS)), Map.entry("icmp_type", List.of(Rule.ICMP_PORT, Rule.UNSET)),
        Map.entry("icmp_code", List.of(Rule.ICMP_PORT, Rule.UNSET)),
        Map.entry("src_addr", List.of(Rule.OTHER_ELEMENT)), Map.entry("dst_addr", List.of(Rule.OTHER_ELEMENT)),
        Map.entry("etype", List.of(Rule.OTHER_ELEMENT)), Map.entry("next_hop_as", List.of(Rule.OTHER_ELEMENT)),
        Map.entry("layer_stack", List.of(Rule.FRAME)));

    @Test
    void thePageHasEachColumnWithWhatFillsIt() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(START) + START.length();
        int to = page.indexOf(END);
        assertThat(from).isGreaterThan(START.length());
        String fresh = page.substring(0, from) + table() + page.substring(to);
        if (Boolean.getBoolean("weir.docs.write")) {
            Files.writeString(PAGE, fresh);
            page = fresh;
        }

        assertThat(page).as("docs/fields.md is stale; -Dweir.docs.write=true writes its table again")
            .isEqualTo(fresh);
    }

    private static String table() {
        StringBuilder text = new StringBuilder("| column | filled by, the best first | goflow2 | rules |\n");
        text.append("|---|---|---|---|\n");
        for (Column column : Schema.STANDARD.columns()) {
            String name = column.jsonName();
            List<String> choices = rows("choices.csv", 0, name, 1, 2, 3, false);
            List<String> bindings = rows("bindings.csv", 2, name, 0, 1, 3, false);
            List<String> goflow2 = rows("bindings.csv", 2, name, 0, 1, 3, true);
            // What comes where all others are missing stands in the one table, what is chosen from in the other.
            String correct = String.join(", ", choices.isEmpty() ? bindings : choices);
            String theirs = goflow2.equals(choices.isEmpty() ? bindings : choices) ? SAME : String.join(", ", goflow2);
            if (name.equals("icmp_code")) {
                theirs = "32, 139: lower byte, " + theirs;
            }
            String[] otherwise = OTHERWISE.getOrDefault(name, new String[]{correct, theirs});
            boolean none = otherwise[0].isEmpty();
            text.append("| `").append(name).append("` | ").append(none ? "a sampled frame, sFlow" : otherwise[0])
                .append(" | ").append(otherwise[1].isEmpty() && !none ? "nothing" : none ? SAME : otherwise[1])
                .append(" | ").append(rules(name, !choices.isEmpty())).append(" |\n");
        }
        return text.toString();
    }

    private static String rules(String column, boolean chosen) {
        return RULES.getOrDefault(column, chosen ? List.of(Rule.UNSET) : List.of()).stream()
            .map(rule -> "`" + rule.id() + "`").collect(Collectors.joining(", "));
    }

    /** The elements of a column in a table, as its rows have them. */
    private static List<String> rows(String file, int columnAt, String column, int elementAt, int protocolAt,
        int stepAt, boolean goflow2) {
        List<String> elements = new ArrayList<>();
        for (String line : TableFile.lines(Column.class, file)) {
            String[] cells = line.split(",");
            if (cells[columnAt].equals(column) && !(goflow2 && cells.length > 4)) {
                elements.add(element(cells[elementAt], cells[protocolAt], Step.valueOf(cells[stepAt])));
            }
        }
        return elements;
    }

    private static String element(String number, String protocol, Step step) {
        int colon = number.indexOf(':');
        String name = ElementRegistry.builtIn().find(colon < 0 ? 0 : Long.parseLong(number.substring(0, colon)),
            Integer.parseInt(number.substring(colon + 1))).name();
        String only = switch (protocol) {
            case "9" -> " in v9";
            case "10" -> " in IPFIX";
            case "fixed" -> " in v1, v5, v7";
            default -> "";
        };
        return (step.isLast() ? "else " : "") + number + " " + name + only + how(step);
    }

    private static String how(Step step) {
        return switch (step) {
            case ICMP, ICMP_TYPE -> ": upper byte";
            case ICMP_CODE -> ": lower byte";
            case DSCP -> ": as the upper six bits";
            case FRAGMENT_FLAGS -> ": top three bits";
            case IP_VERSION -> ": its EtherType";
            default -> "";
        };
    }
}
