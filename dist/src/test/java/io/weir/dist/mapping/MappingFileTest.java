// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.codec.Values;
import io.weir.codec.json.Syntax;
import io.weir.codec.protocol.Scheme;
import io.weir.dist.flag.FlagException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapping file may say, what is refused, and what is told to have no effect. */
class MappingFileTest {
    /** An IPFIX template of source address, bytes, direction, interface name; one record. */
    private static final String IPFIX = "000a0038655401000000000700000001"
        + "00020018" + "01000004" + "00080004" + "00010004" + "003d0001" + "00520006"
        + "01000013" + "0a010101" + "000003e8" + "01" + "67652d302f31";

    @TempDir
    private Path folder;

    private MappingPlan read(boolean strict, String... lines) throws FlagException, IOException {
        return MappingFile.read(Files.writeString(folder.resolve("map.yaml"), String.join("\n", lines)).toString(),
            strict);
    }

    private String refusal(boolean strict, String... lines) {
        String[] message = new String[1];
        assertThatThrownBy(() -> read(strict, lines)).isInstanceOfSatisfying(FlagException.class, e -> {
            message[0] = e.getMessage().replace(folder.toString(), "DIR");
            assertThat(e.exitCode()).isEqualTo(strict ? 2 : 1);
        });
        return message[0];
    }

    private static String sent() {
        byte[] bytes = java.util.HexFormat.of().parseHex(IPFIX);
        bytes[3] = (byte) bytes.length;
        return java.util.HexFormat.of().formatHex(bytes);
    }

    @Test
    void aFileOfGoflow2sFormIsOneLineAsItAsks() throws Exception {
        MappingPlan plan = read(true,
            "formatter:",
            "  fields: [type, src_addr, flow_direction, if_name, bytes, icmp_name]",
            "  key: [sampler_address]",
            "  protobuf:",
            "    - {name: flow_direction, index: 42, type: varint}",
            "    - {name: if_name, index: 2000, type: string}",
            "  rename: {src_addr: source, if_name: interface}",
            "  render: {if_name: string, bytes: mac}",
            "ipfix:",
            "  mapping:",
            "    - {field: 61, destination: flow_direction}",
            "    - {field: 0x52, destination: if_name}");

        assertThat(plan.warnings()).isEmpty();
        assertThat(new Rendering(plan, Values.CORRECT, Syntax.JSON, Scheme.NETFLOW).send(sent()).lines)
            .containsExactly("{\"type\":\"IPFIX\",\"source\":\"10.1.1.1\",\"flow_direction\":1,"
                + "\"interface\":\"ge-0/1\",\"bytes\":\"00:00:00:00:03:e8\",\"icmp_name\":\"unknown\"}");
        assertThat(new Rendering(plan, Values.CORRECT, Syntax.TEXT, Scheme.NETFLOW).send(sent()).lines)
            .containsExactly("type=IPFIX source=10.1.1.1 flow_direction=1 interface=ge-0/1 bytes=00:00:00:00:03:e8 "
                + "icmp_name=unknown");
    }

    @Test
    void anElementFillsAColumnOfGoflow2s() throws Exception {
        MappingPlan plan = read(true,
            "formatter: {fields: [src_port, dst_addr]}",
            "ipfix: {mapping: [{field: 61, destination: SrcPort}]}");

        assertThat(new Rendering(plan, Values.CORRECT, Syntax.JSON, Scheme.NETFLOW).send(sent()).lines)
            .containsExactly("{\"src_port\":1,\"dst_addr\":\"\"}");
    }

    /** Beside what goflow2 ignores in silence, its own file among it. */
    @Test
    void whatHasNoEffectIsToldWithItsLineAndTheNameMeant() throws Exception {
        MappingPlan plan = read(true,
            "formatter:",
            "  feilds: [type]",
            "netflowv9:",
            "  mapping:",
            "    - field: 34",
            "      destination: sampling_rate",
            "      endian: little",
            "ipfix:",
            "  mapping:",
            "    - {field: 35, destination: SamplingRate}",
            "    - {field: 36, pen: 9, destination: SrcPort}",
            "sflow:",
            "  mapping:",
            "    - {layer: UDP, offset: 0, length: 16, destination: SrcPort}");

        assertThat(plan.warnings().stream().map(each -> each.replace(folder.toString(), "DIR"))).containsExactly(
            "-mapping: DIR/map.yaml:2: key formatter.feilds has no effect: there is none of that name; "
                + "did you mean fields?",
            "-mapping: DIR/map.yaml:14: layer UDP has no effect: there is none of that name; did you mean udp?",
            "-mapping: DIR/map.yaml:10: destination SamplingRate has no effect: the datagram says what stands there",
            "-mapping: DIR/map.yaml:11: the entry has no effect: pen counts only with penprovided: true",
            "-mapping: DIR/map.yaml:7: key netflowv9.mapping.endian has no effect: there is none of that name; "
                + "did you mean endianness?",
            "-mapping: DIR/map.yaml:6: destination sampling_rate has no effect: there is none of that name; "
                + "did you mean SamplingRate?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u00a7', value = {
        "formatter: {fields: [src_adr]} | field src_adr in config not found in protobuf; did you mean src_addr?",
        "formatter: {key: [nothing_like_it]} | key field nothing_like_it does not exist",
        "formatter: {render: {bytes: type}} | field type is not a renderer; did you mean etype? allowed: "
            + "none, ip, mac, etype, proto, datetime, datetimenano, string",
        "sflow: {ports: [{proto: udp, dir: dst, port: 1, parser: gerneve}]} | parser gerneve not found; did you mean "
            + "geneve? allowed: dot1q, ethernet, geneve, gre, icmp, ipv4, ipv6, ipv6-frag, ipv6-icmp, ipv6-route, "
            + "mpls, tcp, teredo-dst, udp",
        "sflow: {ports: [{proto: udp, dir: in, port: 1, parser: gre}]} | unknown direction in; allowed: src, dst, both",
        "ipfix: {mapping: [{field: 65536, destination: SrcPort}]} | \"65536\" must be a whole number, 0 to 65535",
        "ipfix: {mapping: {field: 1}} | must be a list: lines that begin with a hyphen, or [a, b]",
        "formatter: 7 | must be lines of the form key: value",
    })
    void whatGoflow2RefusesIsRefusedWithItsLine(String line, String message) {
        assertThat(refusal(true, "# a comment", line)).isEqualTo("flag -mapping: DIR/map.yaml:2: " + message);
        assertThat(refusal(false, "# a comment", line)).isEqualTo("flag -mapping: DIR/map.yaml:2: " + message);
    }

    @Test
    void aTypeThatGoflow2DoesNotHaveIsRefusedWhereItIsUsed() {
        assertThat(refusal(true,
            "formatter: {protobuf: [{name: x, index: 7000, type: double}]}",
            "ipfix: {mapping: [{field: 1, destination: x}]}"))
            .isEqualTo("flag -mapping: DIR/map.yaml:2: could not map double to a ProtoType: the type of the field x "
                + "must be varint, string or bytes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ipfix: {mapping: [{field: 35, destination: Type}]} | destination Type can hold no value",
        "ipfix: {mapping: [{field: 35, destination: LayerStack}]} | destination LayerStack can hold no value",
        "sflow: {mapping: [{layer: udp, length: 72, destination: SrcPort}]} | length 72: destination SrcPort holds "
            + "at most 64 bits",
    })
    void aDestinationThatCanNeverHoldItIsRefusedButNotWithGoflow2sValues(String line, String message)
        throws Exception {
        assertThat(refusal(true, line)).isEqualTo("flag -mapping: DIR/map.yaml:1: " + message);
        assertThat(read(false, line).warnings()).singleElement().asString()
            .endsWith("map.yaml:1: " + message + ", so this has no effect");
    }

    @Test
    void whatIsNoYamlIsRefusedWithItsLine() {
        assertThat(refusal(true, "formatter:", "  fields: [type"))
            .startsWith("flag -mapping: DIR/map.yaml:2: not YAML: ");
        assertThat(refusal(true, "")).isEqualTo(
            "flag -mapping: DIR/map.yaml is empty; leave the flag out for goflow2's line");
        assertThat(refusal(true, "ipfix:", "  mapping: []", "  mapping: []"))
            .isEqualTo("flag -mapping: DIR/map.yaml:3: the key mapping stands here twice");
        assertThatThrownBy(() -> MappingFile.read(folder.resolve("none.yaml").toString(), true))
            .hasMessage("flag -mapping: there is no file " + folder.resolve("none.yaml"));
    }

    @Test
    void anchorsAndMergedKeysAreRead() throws Exception {
        MappingPlan plan = read(true,
            "formatter: {fields: [src_port, dst_port]}",
            "ipfix:",
            "  mapping:",
            "    - &base {field: 61, destination: SrcPort}",
            "    - {<<: *base, destination: DstPort}");

        assertThat(new Rendering(plan, Values.CORRECT, Syntax.JSON, Scheme.NETFLOW).send(sent()).lines)
            .as("the last entry of an element holds").containsExactly("{\"src_port\":0,\"dst_port\":1}");
    }

    @Test
    void mergesThatLeadBackToThemselvesAreRefusedWithTheirLine() {
        assertThat(refusal(true, "# one", "formatter: &a {<<: *a}")).isEqualTo(
            "flag -mapping: DIR/map.yaml:2: << leads on through more than 16 parts");
        assertThat(refusal(true, "formatter: &a {", "  <<: {},", "  <<: {}}")).isEqualTo(
            "flag -mapping: DIR/map.yaml:3: the key << stands here twice");
    }

    @Test
    void aCharacterThatYamlHasNotIsRefusedWithItsLine() {
        assertThat(refusal(true, "formatter:", "  fields: [\u0001]")).isEqualTo(
            "flag -mapping: DIR/map.yaml:2: not YAML: the character U+0001 is not allowed");
    }
}
