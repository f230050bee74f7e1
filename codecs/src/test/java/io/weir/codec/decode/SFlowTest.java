// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecodeCounter;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.SFlowExporter;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.Rule;
import io.weir.codec.state.ExporterCounts;
import io.weir.codec.state.SequenceCounts;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What sFlow gives where goflow2 is wrong, and what cannot be read: docs/differences-from-goflow2.md. */
class SFlowTest {
    private static final String AGENT = "00000001 c0000209";

    private final Decoded decoded = Decoded.correct();

    private static String u32(long... values) {
        StringBuilder hex = new StringBuilder();
        for (long value : values) {
            hex.append(String.format("%08x", value & 0xffff_ffffL));
        }
        return hex.toString();
    }

    private static int bytes(String hex) {
        return hex.replace(" ", "").length() / 2;
    }

    private static String datagram(long sequence, long uptimeMs, int count, String... samples) {
        return u32(5) + AGENT + u32(0, sequence, uptimeMs, count) + String.join("", samples);
    }

    private static String datagram(String... samples) {
        return datagram(1, 1_000, samples.length, samples);
    }

    private static String part(long format, String body) {
        return u32(format, bytes(body)) + body;
    }

    private static String sample(long in, long out, String... records) {
        return part(1, u32(7, 3, 100, 700, 0, in, out, records.length) + String.join("", records));
    }

    private static String sample(String... records) {
        return sample(3, 4, records);
    }

    private static String ipv4(int tcpFlags) {
        return part(3, u32(64, 6, 0x0a000001, 0x0a000002, 1000, 80, tcpFlags, 0));
    }

    private String one() {
        assertThat(decoded.lines).hasSize(1);
        return decoded.lines.get(0);
    }

    @Test
    void aSampleOfAnUnknownFormatCostsItselfAlone() {
        decoded.send(datagram(part(77, u32(1, 2)), sample(ipv4(0)), part(5 << 12 | 1, u32(9))));

        assertThat(one()).contains("\"src_addr\":\"10.0.0.1\"");
        assertThat(decoded.faults).containsExactly(Fault.SAMPLE_FORMAT, Fault.SAMPLE_FORMAT);
    }

    @Test
    void aRecordThatIsTooShortCostsItselfAlone() {
        decoded.send(datagram(sample(part(3, u32(64, 6)), part(1001, u32(10, 0, 20, 0)))));

        assertThat(one()).contains("\"src_vlan\":10,\"dst_vlan\":20", "\"src_addr\":\"\"");
        assertThat(decoded.faults).containsExactly(Fault.SAMPLE_RECORD_SHORT);
    }

    @Test
    void aRecordThatGoesBeyondItsSampleEndsTheSampleAlone() {
        decoded.send(datagram(sample(ipv4(0), u32(1, 400, 1)), sample(ipv4(2))));

        assertThat(decoded.lines).hasSize(2);
        assertThat(decoded.faults).containsExactly(Fault.SAMPLE_RECORD_TRUNCATED);
    }

    @Test
    void fewerSamplesThanCountedAreToldAndThoseThereArePrinted() {
        decoded.send(datagram(1, 1_000, 0x7fff_ffff, sample(ipv4(0))));

        assertThat(decoded.lines).hasSize(1);
        assertThat(decoded.faults).containsExactly(Fault.SAMPLE_TRUNCATED);
    }

    @Test
    void interfacesAreWithoutTheBitsThatSayWhatTheyAre() {
        decoded.send(datagram(sample(3, 4), sample(0x3fff_ffffL, 0x4000_0102L), sample(5, 0x8000_0003L)));

        assertThat(decoded.lines.get(0)).contains("\"in_if\":3,\"out_if\":4,");
        assertThat(decoded.lines.get(1)).contains("\"in_if\":0,\"out_if\":0,");
        assertThat(decoded.lines.get(2)).contains("\"in_if\":5,\"out_if\":0,");
    }

    @Test
    void tcpFlagsOfSampledIpv4AreThere() {
        decoded.send(datagram(sample(ipv4(0x12))));

        assertThat(one()).contains("\"tcp_flags\":18", "\"proto\":\"TCP\"", "\"bytes\":64,\"packets\":1");
    }

    @Test
    void anEthernetRecordGivesItsAddressesWhereThereIsNoFrame() {
        decoded.send(datagram(sample(part(2, u32(98) + "020000000001 0000 020000000002 0000" + u32(0x86dd)))));

        assertThat(one()).contains("\"src_mac\":\"02:00:00:00:00:01\"", "\"dst_mac\":\"02:00:00:00:00:02\"",
            "\"etype\":\"IPv6\"", "\"bytes\":98");
    }

    @Test
    void aFrameEndsWithItsHeaderAndMayBeginWithIp() {
        String ip = "45000054 00004000 40010000 0a000001 0a000002 0801";
        decoded.send(datagram(sample(part(1, u32(11, 98, 4, bytes(ip)) + ip + "0000"))));

        assertThat(one()).contains("\"bytes\":98", "\"src_addr\":\"10.0.0.1\"", "\"icmp_type\":8,\"icmp_code\":1",
            "\"layer_stack\":[\"IPv4\",\"ICMP\"]");
        assertThat(decoded.faults).isEmpty();
    }

    @Test
    void anAsPathHasAllItsSegmentsAndThenComeTheCommunities() {
        String path = u32(2) + u32(2, 2, 64500, 64501) + u32(1, 1, 64502);
        decoded.send(datagram(sample(part(1003,
            u32(1, 0xc0000201, 64496, 0, 0) + path + u32(2, 65536, 131072) + u32(100)))));

        assertThat(one()).contains("\"as_path\":[64500,64501,64502]", "\"bgp_communities\":[65536,131072]",
            "\"src_as\":64496,\"dst_as\":64502", "\"next_hop_as\":64500", "\"bgp_next_hop\":\"192.0.2.1\"");
    }

    @Test
    void countersAndDropsAreCountedAndGiveNoLine() {
        decoded.send(datagram(part(2, u32(1, 3, 0)), part(4, u32(1, 0, 3, 0)), part(5, u32(1, 0, 3, 0, 1, 2, 5, 0))));

        assertThat(decoded.lines).isEmpty();
        assertThat(decoded.faults).isEmpty();
        assertThat(decoded.decoder.counts().get(DecodeCounter.SETS_COUNTERS)).isEqualTo(3);
        assertThat(decoded.decoder.counts().get(DecodeCounter.SETS)).isEqualTo(3);
    }

    @Test
    void eachAgentBehindAnAddressHasASequenceOfItsOwn() {
        String other = datagram(50, 9_000, 0).replace("c0000209", "c000020a");
        for (int i = 1; i <= 3; i++) {
            decoded.send(datagram(i, 1_000 * i, 0));
            decoded.send(other.replace(u32(50), u32(50 + i)));
        }
        decoded.send(datagram(6, 7_000, 0));

        assertThat(lost()).isEqualTo(2);
        assertThat(decoded.decoder.sequences()).hasSize(2);
    }

    @Test
    void aDatagramThatWaitedIsNoRestartAndOneThatComesLateIsFound() {
        decoded.at(1_000).send(datagram(1, 100_000, 0));
        // Read ten seconds late, as after a restart of Weir
        decoded.at(1_010).send(datagram(2, 100_500, 0));
        decoded.send(datagram(4, 101_500, 0)).send(datagram(3, 101_000, 0));
        assertThat(lost()).isZero();
        assertThat(decoded.decoder.counts().get(DecodeCounter.SEQUENCE_RESTARTS)).isZero();
        assertThat(decoded.decoder.counts().get(DecodeCounter.SEQUENCE_REORDERED)).isEqualTo(1);

        decoded.at(2_000).send(datagram(1, 300, 0));
        assertThat(decoded.decoder.counts().get(DecodeCounter.SEQUENCE_RESTARTS)).isEqualTo(1);
    }

    private long lost() {
        return decoded.decoder.counts().get(DecodeCounter.SEQUENCE_LOST_SFLOW_DATAGRAMS);
    }

    @Test
    void aDatagramThatIsCutAnywhereGivesWhatIsWhole() {
        byte[] whole = new byte[2_000];
        int length = new SFlowExporter(ExportSettings.of(7, 0)).write(whole, 0, 6, 1_700_000_000_000L);
        int most = 0;
        for (int end = 0; end <= length; end++) {
            Decoded cut = Decoded.correct().send(Decoded.PORT, Arrays.copyOf(whole, end));
            assertThat(cut.lines.size()).isGreaterThanOrEqualTo(most);
            assertThat(cut.faults.isEmpty()).isEqualTo(end == length);
            most = cut.lines.size();
        }
        assertThat(most).isEqualTo(6);
    }

    @Test
    void addressesOfAgentsAreIpv4OrIpv6AndElseTheDatagramIsRefused() {
        decoded.send(u32(5, 2) + "20010db8000000000000000000000009" + u32(0, 1, 1, 1) + sample(ipv4(0)));
        decoded.send(HexFormat.of().formatHex(HexFormat.of().parseHex(u32(5, 3) + u32(1, 0, 1, 1, 0))));

        assertThat(one()).contains("\"sampler_address\":\"2001:db8::9\"");
        assertThat(decoded.faults).containsExactly(Fault.AGENT_ADDRESS);
    }

    @Test
    void aDatagramOfManySamplesIsDeliveredInSlicesWithItsAgent() {
        byte[] whole = new byte[2_000];
        int length = new SFlowExporter(ExportSettings.of(7, 0)).write(whole, 0, 6, 1_700_000_000_000L);
        byte[] payload = Arrays.copyOf(whole, length);
        decoded.decoder.slice(4);

        decoded.send(Decoded.PORT, payload);
        assertThat(decoded.lines).hasSize(4);
        Unfinished rest = decoded.decoder.takeUnfinished();
        Arrays.fill(payload, (byte) 0);
        assertThat(decoded.decoder.resume(rest, 1)).isFalse();
        assertThat(decoded.decoder.resume(rest, 4)).isTrue();

        assertThat(decoded.lines).hasSize(6)
            .allSatisfy(line -> assertThat(line).contains("\"sampler_address\":\"192.0.2.0\""));
    }

    @Test
    void anAgentThatStartsAgainWithinAMinuteOrHasNoClockCountsAnew() {
        decoded.at(1_000).send(datagram(40, 20_000, 0)).at(1_005).send(datagram(1, 100, 0));
        assertThat(decoded.decoder.counts().get(DecodeCounter.SEQUENCE_RESTARTS)).isEqualTo(1);

        Decoded clockless = Decoded.correct().at(1_000).send(datagram(40, 0, 0)).at(1_010).send(datagram(1, 0, 0));
        assertThat(clockless.decoder.counts().get(DecodeCounter.SEQUENCE_RESTARTS)).isEqualTo(1);
    }

    @Test
    void agentsBeyondTheBoundAreCountedWithTheirExporter() {
        for (int agent = 0; agent < 200; agent++) {
            decoded.send(datagram(sample(ipv4(0))).replace("c0000209", u32(0xc000_0000L + agent)));
        }

        ExporterCounts counts = decoded.decoder.remembered().exporters().iterator().next();
        assertThat(counts.protocols()).hasSize(65);
        assertThat(counts.flows()).isEqualTo(200);
    }

    @Test
    void aCutAsPathGivesNone() {
        String cut = u32(1, 0xc0000201L, 64496, 64499, 0, 2) + u32(2, 1, 64500) + u32(1, 9);
        decoded.send(datagram(sample(part(1003, cut))));

        assertThat(one()).contains("\"as_path\":[]", "\"dst_as\":0", "\"src_as\":64499");
        assertThat(decoded.faults).containsExactly(Fault.SAMPLE_RECORD_SHORT);
    }

    private static String numbered(int format, long source, long number, long drops) {
        return format == 1 ? part(1, u32(number, source, 100, 700, drops, 3, 4, 0))
            : part(3, u32(number, source >>> 24, source & 0xff_ffff, 100, 700, drops, 0, 3, 0, 4, 0));
    }

    @Test
    void samplesAreCountedByAgentSubAgentAndSourceWhateverFormTheyHave() {
        decoded.send(datagram(1, 1_000, 2, numbered(1, 2L << 24 | 7, 10, 5), numbered(1, 8, 90, 0)));
        decoded.send(datagram(2, 2_000, 2, numbered(3, 2L << 24 | 7, 14, 8), numbered(3, 8, 91, 0)));
        decoded.send(datagram(9, 9_000, 1, numbered(1, 8, 1, 0)).replace("c0000209", "c000020a"));

        SequenceCounts first = decoded.decoder.sequences().stream()
            .filter(each -> each.agent().text().equals("192.0.2.9")).findFirst().orElseThrow();
        assertThat(decoded.decoder.sequences()).extracting(each -> each.agent().text())
            .containsExactlyInAnyOrder("192.0.2.9", "192.0.2.10");
        assertThat(first.samples().lost()).isEqualTo(3);
        assertThat(first.samples().worst()).isEqualTo("2:7");
        assertThat(first.samples().dropped()).isEqualTo(3);
        assertThat(first.samples().sources()).isEqualTo(2);
        assertThat(first.lost()).isZero();
        assertThat(decoded.decoder.counts().get(DecodeCounter.SEQUENCE_LOST_SFLOW_SAMPLES)).isEqualTo(3);
    }

    @Test
    void aDatagramThatComesLateGivesItsSamplesBackAndAnAgentThatBootsLosesNone() {
        decoded.send(datagram(1, 10_000, 1, numbered(1, 8, 10, 0)));
        decoded.send(datagram(3, 12_000, 1, numbered(1, 8, 12, 0)));
        decoded.send(datagram(2, 11_000, 1, numbered(1, 8, 11, 0)));
        decoded.send(datagram(2, 11_000, 1, numbered(1, 8, 11, 0)));
        decoded.send(datagram(1, 100, 1, numbered(1, 8, 40, 0)));

        assertThat(decoded.decoder.sequences().get(0).samples().lost()).isZero();
        assertThat(decoded.decoder.sequences().get(0).restarts()).isEqualTo(1);
    }

    @Test
    void ratesInForceAreToldByAgent() {
        decoded.send(datagram(1, 1_000, 1, numbered(1, 8, 1, 0)));
        decoded.send(datagram(1, 1_000, 1, numbered(1, 8, 1, 0)).replace("c0000209", "c000020a"));

        assertThat(decoded.decoder.sampling()).extracting(each -> each.agent().text() + " 1:" + each.rate())
            .containsExactlyInAnyOrder("192.0.2.9 1:100", "192.0.2.10 1:100");
    }

    @Test
    void whatGoflow2LosesOrGetsWrongIsCountedByRule() {
        decoded.send(datagram(sample(0x3fff_ffffL, 0x4000_0102L, ipv4(0x12)), sample(3, 4, ipv4(0)),
            sample(part(2, u32(98) + "020000000001 0000 020000000002 0000" + u32(0x86dd))),
            sample(part(1003, u32(1, 0xc0000201, 64496, 0, 0, 2) + u32(2, 1, 64500) + u32(1, 1, 64502) + u32(0, 100))),
            sample(part(1, u32(11, 98, 4, 28) + "4500001c00004000400100000a0000010a00000208010000fffe0000"))));

        Map<Rule, Long> counted = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            counted.put(rule, decoded.decoder.rules().get(rule));
        }
        counted.values().removeIf(count -> count == 0);
        assertThat(counted).containsOnly(Map.entry(Rule.SFLOW_INTERFACE, 2L), Map.entry(Rule.SFLOW_RECORD, 2L),
            Map.entry(Rule.SFLOW_AS_PATH, 1L), Map.entry(Rule.FRAME, 1L));
    }

    @Test
    void sourcesAreBoundedInAllAndAnAgentThatBootsGivesItsRoomBack() {
        for (int agent = 0; agent < 17; agent++) {
            for (int i = 0; i < 32; i++) {
                String[] samples = new String[32];
                for (int j = 0; j < 32; j++) {
                    samples[j] = numbered(1, 32 * i + j, 1, 0);
                }
                decoded.send(datagram(1 + i, 100_000 + i, 32, samples)
                    .replace("c0000209", String.format("c00003%02x", agent)));
            }
        }
        assertThat(sources()).isEqualTo(16_384);
        assertThat(decoded.decoder.counts().get(DecodeCounter.SFLOW_SAMPLES_UNCHECKED)).isEqualTo(1_024);

        decoded.send(datagram(1, 10, 1, numbered(1, 8, 1, 0)).replace("c0000209", "c0000300"));

        assertThat(sources()).isEqualTo(16_384 - 1_023);
    }

    private long sources() {
        return decoded.decoder.sequences().stream().mapToLong(each -> each.samples().sources()).sum();
    }
}
