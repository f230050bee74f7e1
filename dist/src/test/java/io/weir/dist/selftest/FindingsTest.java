// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FindingsTest {
    private static final int FLOWS = 40;
    /** Those of a line, without the receive time. */
    private static final long FIELDS = 49;
    private static final long SAMPLE_FIELDS = 47;

    private final Findings findings = new Findings(true);

    private static List<SentFlow> sent(TestedProtocol protocol, long seed) throws Exception {
        try (DatagramSocket nobody = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return new Traffic(protocol, seed, "192.0.2.1").send((InetSocketAddress) nobody.getLocalSocketAddress());
        }
    }

    private static String line(Map<String, String> fields) {
        return fields.entrySet().stream().map(each -> '"' + each.getKey() + "\":" + value(each.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(String text) {
        return text.matches("[0-9]+|\\[.*\\]") ? text : '"' + text + '"';
    }

    private String table() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Table(new PrintStream(out, true, StandardCharsets.UTF_8)).print(findings);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(TestedProtocol.class)
    void flowsThatComeAsTheyWereSentAreGood(TestedProtocol protocol) throws Exception {
        List<SentFlow> sent = sent(protocol, 5);
        findings.await(sent, 0);
        assertThat(sent).hasSize(FLOWS);
        assertThat(findings.isGood()).isFalse();

        sent.forEach(flow -> findings.line(line(flow.fields()), 7_000_000));

        assertThat(findings.isGood()).isTrue();
        assertThat(findings.tally(protocol).received()).isEqualTo(FLOWS);
        assertThat(findings.tally(protocol).fields()).isEqualTo(
            FLOWS * (protocol.hasSamples() ? SAMPLE_FIELDS : FIELDS));
        assertThat(findings.tally(protocol).ms()).isEqualTo(7);
        assertThat(table()).endsWith("selftest: passed\n").doesNotContain("error");
    }

    @ParameterizedTest
    @CsvSource({"bytes,1", "src_port,70000", "sampling_rate,0", "proto,HOPOPT", "time_flow_start_ns,5", "as_path,[9]",
        "next_hop,192.0.2.255", "src_net,0.0.0.0/0", "etype,IPv9"})
    void anyFieldThatDiffersIsNamedWithBothValues(String field, String printed) throws Exception {
        List<SentFlow> sent = sent(TestedProtocol.IPFIX, 6);
        findings.await(sent, 0);
        String right = sent.get(0).fields().get(field);

        for (SentFlow flow : sent) {
            String line = line(flow.fields());
            findings.line(flow != sent.get(0) ? line
                : line.replace('"' + field + "\":" + value(right), '"' + field + "\":" + value(printed)), 1);
        }

        assertThat(findings.isGood()).isFalse();
        assertThat(findings.tally(TestedProtocol.IPFIX).wrong()).isEqualTo(1);
        assertThat(table())
            .contains("error: IPFIX " + field + " is " + printed + " where " + right + " was sent (1 flow)")
            .endsWith("selftest: error: not every flow came out as it was sent\n");
    }

    @Test
    void aFieldThatIsMissingDiffers() throws Exception {
        List<SentFlow> sent = sent(TestedProtocol.NETFLOW_V5, 7);
        findings.await(sent, 0);

        sent.forEach(flow -> findings.line(line(flow.fields()).replace("\"bytes\"", "\"octets\""), 1));

        assertThat(table()).contains("error: NetFlow v5 bytes is not there", "(40 flows)");
    }

    @Test
    void flowsThatDoNotComeOrComeTwiceAreCounted() throws Exception {
        List<SentFlow> sent = sent(TestedProtocol.NETFLOW_V9, 8);
        findings.await(sent, 0);

        sent.stream().skip(2).forEach(flow -> findings.line(line(flow.fields()), 1));
        findings.line(line(sent.get(5).fields()), 1);

        assertThat(findings.isGood()).isFalse();
        assertThat(table()).contains("error: 2 flows of NetFlow v9 did not come",
            "error: 1 flows of NetFlow v9 came more than once");
    }

    @Test
    void linesOfOthersDoNotMatter() throws Exception {
        List<SentFlow> sent = sent(TestedProtocol.NETFLOW_V9, 9);
        findings.await(sent, 0);
        sent(TestedProtocol.NETFLOW_V9, 10).forEach(flow -> findings.line(line(flow.fields()), 1));
        findings.line("no json", 1);
        findings.line("{}", 1);

        sent.forEach(flow -> findings.line(line(flow.fields()), 1));

        assertThat(findings.isGood()).isTrue();
        assertThat(findings.strange()).isEqualTo(FLOWS + 2);
    }

    @Test
    void flowsOfALineThatWasTornApartAreFoundAndTheLineIsTold() throws Exception {
        List<SentFlow> sent = sent(TestedProtocol.NETFLOW_V5, 11);
        findings.await(sent, 0);

        findings.line(line(sent.get(0).fields()) + line(sent.get(1).fields()), 1);
        findings.line("", 1);
        sent.stream().skip(2).forEach(flow -> findings.line(line(flow.fields()), 1));

        assertThat(findings.isGood()).isTrue();
        assertThat(table()).contains("differs as documented: 1 lines hold more than one flow");
    }

    @ParameterizedTest
    @CsvSource({"2001:db8::1,2001:0DB8:0:0::1", "::,0:0:0:0:0:0:0:0", "192.0.2.0/24,192.0.2.0/24",
        "2001:db8::/32,2001:db8:0::/32"})
    void anAddressMayBePrintedInAnyForm(String one, String other) {
        assertThat(AddressText.canonical(one)).isEqualTo(AddressText.canonical(other));
    }

    @ParameterizedTest
    @CsvSource({"invalid Prefix", "''", "localhost", "fe80::1%eth0"})
    void whatIsNoAddressStaysAsItIs(String text) {
        assertThat(AddressText.canonical(text)).isEqualTo(text);
    }
}
