// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The sampling rates of real NetFlow and IPFIX captures. Each was read by hand from the bytes of the capture and
 * from what the vendor, or where it is not known the RFC, means by them, not from what Weir or goflow2 prints.
 */
class SamplingCorpusTest {
    private static final Pattern RATE = Pattern.compile("\"sampling_rate\":(\\d+)");

    /** Lines by rate, 0 where the rate is unknown; and why. */
    private record Expected(String name, String rates, String why) {
    }

    private static final List<Expected> BY_HAND = List.of(
        new Expected("pcap/ipfix_akv_physif", "1000=8",
            "RFC 5477: 1 packet, then 999 not, of the template in the scope (145)"),
        new Expected("pcap/nf9_akv_mpls", "10=2",
            "RFC 5477: 1 packet, then 9 not, of the template in the scope (145)"),
        new Expected("pcap/ipfix_pair", "1=12", "softflowd: 305 of two bytes is 1, 306 is 0"),
        new Expected("pcap/ipfix_softflowd_py", "1=22", "softflowd: 306 is its -s less 1, 305 is 1"),
        new Expected("pcap/ipfix_softflowd_py_ether", "1=22", "softflowd: 306 is its -s less 1, 305 is 1"),
        new Expected("pcap/ipfix_softflowd_py_padding", "1=2", "softflowd: 306 is its -s less 1, 305 is 1"),
        new Expected("pcap/live_big_softflowd_ipfix", "1=2322", "softflowd: 306 is its -s less 1, 305 is 1"),
        new Expected("pcap/live_softflowd_ipfix", "1=217", "softflowd: 306 is its -s less 1, 305 is 1"),
        new Expected("pcap/live_softflowd_ipfix_ether_micro", "2=150",
            "softflowd: 306 is its -s less 1, 305 is 1, here 306 is 1"),
        new Expected("pcap/live_softflowd_ipfix_nano_bidir", "1=189", "softflowd: 306 is its -s less 1, 305 is 1"),
        new Expected("pcap/live_big_softflowd_v9", "1=2322",
            "softflowd: scope interface 0 is all of them, 34 is its -s"),
        new Expected("pcap/live_softflowd_v9", "1=217", "softflowd: scope interface 0 is all of them, 34 is its -s"),
        new Expected("pcap/live_softflowd_v9_ether_mpls", "1=217",
            "softflowd: scope interface 0 is all of them, 34 is its -s"),
        new Expected("pcap/nf9_nfp_parses_v9_template_and_data_packet", "1=9",
            "softflowd: scope interface 0 is all of them, 34 is its -s"),
        new Expected("pcap/nf9_invalid01", "100=2", "softflowd: scope interface 0 is all of them, 34 is its -s"),
        new Expected("pcap/nf9_akv_data_and_templates", "100=21",
            "RFC 3954: scope system of length 0, 34 is the exporter's; 11 records wait"),
        new Expected("pcap/nf9_akv_multi_sampling", "2000=11, 4000=1",
            "RFC 3954, NetFlow v9: each record names its sampler (48), 50 is the rate"),
        new Expected("pcap/nf9_akv_options", "30000=4", "RFC 3954, NetFlow v9: sampler 1, 50 and 34 agree"),
        new Expected("pcap/nf9_akv_sampling_in_data", "2048=6", "34 in the record itself"),
        new Expected("new/netgauze_srv6", "0=1, 1=85",
            "Cisco IOS XR: sampler 1 (302), 305 alone is 1 of 1; a record comes before"),
        new Expected("pcap/nf9_fortigate_521", "1=1", "FortiOS: 34 in its options of scope system"),
        new Expected("pcap/nf9_nfp_parses_v9_with_multiple_options_data", "100=30",
            "sampler 0 is none: the only rate of the domain"),
        new Expected("pcap/ipfix_nfp_parses_ipfix_with_v9_options_template_packet", "0=1",
            "RFC 7011 3.3.2: set 1 is not used"),
        new Expected("pcap/nf9_cisco_asr9k_260", "0=21",
            "the record names a sampler whose options are not in the capture"),
        new Expected("pcap/nf9_goflow2_test", "0=21",
            "the record names a sampler whose options are not in the capture"),
        new Expected("pcap/nf9_ie150_ie151", "0=2",
            "the record names a sampler whose options are not in the capture"),
        new Expected("pcap/nf9_layer2segmentid", "0=1",
            "the record names a sampler whose options are not in the capture"),
        new Expected("new/fluent_v9_mpls", "0=1", "the record names a sampler whose options are not in the capture"),
        new Expected("pcap/nf9_cisco_nbar_262", "0=5", "sampler 0 is none, and there are no options"),
        new Expected("pcap/nf9_h3c", "0=16", "H3C: 34 and 35 are 0 where nothing is sampled"),
        new Expected("pcap/nf9_h3c_varstring", "0=1", "H3C: 34 and 35 are 0 where nothing is sampled"),
        new Expected("pcap/live_softflowd_v5_sampled", "10=41",
            "softflowd: the mode is 1 (two bits), the interval 10"),
        new Expected("pcap/nf5_nfp_parses_v5", "2057=1", "Cisco: 0x0809 is mode 0 and interval 2057"),
        new Expected("pcap/mix_nfp_parses_multiple_packets", "0=4, 2057=1",
            "Cisco: v5 has 0x0809, mode 0 and interval 2057; v7, v9 and IPFIX have none"),
        new Expected("new/gl_netflow5", "100=4", "Cisco: the mode is 1, the interval 100"));

    @TestFactory
    Stream<DynamicTest> givenARealCaptureWhenDecodedThenEachRecordHasTheRateThatItsVendorMeans() throws IOException {
        Map<String, Path> files = Corpus.files();
        return BY_HAND.stream().map(row -> DynamicTest.dynamicTest(row.name(), () ->
            assertThat(rates(files.get(row.name()))).as(row.why()).hasToString("{" + row.rates() + "}")));
    }

    @Test
    void givenARealCaptureWithoutARowThenNoRecordHasARate() throws IOException {
        Map<String, Path> files = Corpus.files();
        BY_HAND.forEach(row -> files.remove(row.name()));
        files.keySet().removeIf(name -> name.contains("sflow") || name.startsWith("new/cistern_"));
        for (Map.Entry<String, Path> file : files.entrySet()) {
            assertThat(rates(file.getValue()).keySet()).as(file.getKey()).isSubsetOf(0L);
        }
    }

    private static Map<Long, Integer> rates(Path file) throws IOException {
        Map<Long, Integer> rates = new TreeMap<>();
        for (String line : Corpus.lines(file, Values.CORRECT)) {
            Matcher rate = RATE.matcher(line);
            rates.merge(rate.find() ? Long.parseLong(rate.group(1)) : 0, 1, Integer::sum);
        }
        return rates;
    }
}
