// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.export.ExportLayout;
import io.weir.codec.export.TestFlow;
import io.weir.codec.wire.Wire;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an exporter was given comes out again, whatever the layout. */
class RoundTripTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DATAGRAMS = 40;
    private static final int FLOWS = 9;

    @ParameterizedTest
    @EnumSource(ExportLayout.class)
    void givenIpfixOfALayoutWhenDecodedThenTheFlowsAreThoseSent(ExportLayout layout) {
        check(10, 7, layout);
    }

    @ParameterizedTest
    @CsvSource({"5,1", "5,2", "9,3", "9,4", "10,5", "10,6"})
    void givenStandardTrafficWhenDecodedThenTheFlowsAreThoseSent(int version, long seed) {
        check(version, seed, ExportLayout.STANDARD);
    }

    private static void check(int version, long seed, ExportLayout layout) {
        Decoded decoded = Decoded.correct();
        for (byte[] datagram : Traffic.datagrams(version, seed, DATAGRAMS, FLOWS, layout)) {
            decoded.send(Decoded.PORT, datagram);
        }

        assertThat(decoded.faults).isEmpty();
        assertThat(decoded.lines).hasSize(DATAGRAMS * FLOWS);
        for (int i = 0; i < decoded.lines.size(); i++) {
            JsonNode line = JSON.readTree(decoded.lines.get(i));
            TestFlow flow = version == 5
                ? TestFlow.of(seed, 0, i, 0) : TestFlow.of(seed, 0, i, TestFlow.IPV6_PERCENT);
            compare(line, flow, fields(layout));
        }
    }

    private static List<String> fields(ExportLayout layout) {
        return layout.elements().stream().map(Enum::name).toList();
    }

    private static void compare(JsonNode line, TestFlow flow, List<String> sent) {
        assertThat(line.get("etype").asString()).isEqualTo(flow.ipv6() ? "IPv6" : "IPv4");
        if (sent.contains("OCTETS")) {
            assertThat(line.get("bytes").asLong()).isEqualTo(flow.bytes());
            assertThat(line.get("packets").asLong()).isEqualTo(flow.packets());
        }
        if (sent.contains("SRC_PORT")) {
            assertThat(line.get("src_port").asInt()).isEqualTo(flow.srcPort());
        }
        if (sent.contains("SRC_AS") && !line.get("type").asString().equals("NETFLOW_V5")) {
            assertThat(line.get("src_as").asLong()).isEqualTo(flow.srcAs());
        }
        if (sent.contains("IN_IF")) {
            assertThat(line.get("in_if").asInt()).isEqualTo(flow.inIf());
        }
        if (!flow.ipv6()) {
            byte[] address = new byte[4];
            Wire.put32(address, 0, flow.srcLo());
            assertThat(line.get("src_addr").asString()).isEqualTo((address[0] & 0xff) + "." + (address[1] & 0xff)
                + "." + (address[2] & 0xff) + "." + (address[3] & 0xff));
        }
    }
}
