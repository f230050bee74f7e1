// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FrameMapping;
import io.weir.codec.flow.Mapping;
import io.weir.codec.flow.Schema;
import io.weir.codec.frame.Frames;
import io.weir.codec.frame.Layer;
import io.weir.codec.json.Fields;
import io.weir.codec.json.Renderer;
import io.weir.codec.protocol.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Elements and bits of frames in columns that the user declares. */
class MappingTest {
    private static final int FRAME_ELEMENT = 315;

    private static final Schema SCHEMA = Schema.STANDARD.with(List.of(
        new Schema.Declaration("number", 500, Column.Kind.NUMBER),
        new Schema.Declaration("numbers", 501, Column.Kind.NUMBERS),
        new Schema.Declaration("octets", 502, Column.Kind.BYTES),
        new Schema.Declaration("list", 503, Column.Kind.BYTES_LIST)));
    private static final Column NUMBER = column(SCHEMA, "number");
    private static final Column NUMBERS = column(SCHEMA, "numbers");
    private static final Column BYTES = column(SCHEMA, "octets");
    private static final Column LIST = column(SCHEMA, "list");

    private static Column column(Schema schema, String name) {
        return schema.columns().stream().filter(each -> each.jsonName().equals(name)).findFirst().orElseThrow();
    }

    private static Fields fields(Renderer renderer, Column... columns) {
        Fields.Builder fields = new Fields.Builder();
        for (Column column : columns) {
            fields.add(column.jsonName(), column, renderer);
        }
        return fields.build();
    }

    private static Decoded decoded(Values values, Mapping mapping, Fields fields) {
        DecoderSettings settings = DecoderSettings.defaults().with(values).with(mapping);
        return new Decoded(settings, new Bounds(settings), fields);
    }

    private static Mapping elements(Protocol protocol) {
        return new Mapping.Builder(SCHEMA)
            .element(protocol, 0, 400, NUMBER, false)
            .element(protocol, 0, 401, NUMBERS, false)
            .element(protocol, 0, 402, BYTES, false)
            .element(protocol, 0, 403, LIST, false)
            .element(protocol, 0, 404, NUMBERS, true)
            .build();
    }

    @Test
    void elementsFillDeclaredColumnsInBothProtocols() {
        Decoded v9 = decoded(Values.CORRECT, elements(Protocol.NETFLOW_V9), fields(null, NUMBER, NUMBERS, BYTES, LIST));
        Decoded ipfix = decoded(Values.CORRECT, elements(Protocol.IPFIX), fields(null, NUMBER, NUMBERS, BYTES, LIST));
        int[] fields = {400, 3, 401, 1, 404, 2, 402, 2, 403, 1, 403, 2};
        String record = "010203" + "07" + "0100" + "beef" + "aa" + "bbcc";

        v9.send(Decoded.PORT, Packet.v9().template(256, fields).set(256, record).bytes());
        ipfix.send(Decoded.PORT, Packet.ipfix().template(256, fields).set(256, record).bytes());

        String line = "{\"number\":66051,\"numbers\":[7,1],\"octets\":\"beef\",\"list\":[\"aa\",\"bbcc\"]}";
        assertThat(v9.lines).containsExactly(line);
        assertThat(ipfix.lines).containsExactly(line);
    }

    @Test
    void aRecordWithoutTheElementsHasNoneOfTheFields() {
        Decoded decoded =
            decoded(Values.CORRECT, elements(Protocol.IPFIX), fields(null, Column.BYTES, NUMBER, NUMBERS, BYTES, LIST));

        decoded.send(Decoded.PORT,
            Packet.ipfix().template(256, 400, 1, 402, 1, 1, 1).template(257, 1, 1)
                .set(256, "01" + "02" + "03").set(257, "04").bytes());

        assertThat(decoded.lines).containsExactly("{\"bytes\":3,\"number\":1,\"octets\":\"02\"}", "{\"bytes\":4}");
    }

    @Test
    void elementsOfVariableLengthAreMapped() {
        Decoded decoded = decoded(Values.CORRECT, elements(Protocol.IPFIX), fields(Renderer.STRING, NUMBER, BYTES));

        decoded.send(Decoded.PORT,
            Packet.ipfix().template(256, 402, 65535, 400, 65535)
                .set(256, "04" + "67652d30" + "02" + "0102" + "00" + "00").bytes());

        assertThat(decoded.lines).containsExactly("{\"number\":258,\"octets\":\"ge-0\"}",
            "{\"number\":0,\"octets\":\"\"}");
    }

    /** goflow2 gives up the whole datagram. */
    @Test
    void aNumberOfNineBytesIsAbsentAndTold() {
        Decoded decoded = decoded(Values.CORRECT, elements(Protocol.IPFIX), fields(null, Column.BYTES, NUMBER));

        decoded.send(Decoded.PORT,
            Packet.ipfix().template(256, 400, 9, 1, 1).set(256, "010203040506070809" + "07").bytes());

        assertThat(decoded.lines).containsExactly("{\"bytes\":7}");
        assertThat(decoded.faults).containsExactly(Fault.VALUE_WIDTH);
    }

    @Test
    void moreColumnsThanOneWordOfPresenceHolds() {
        List<Schema.Declaration> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(new Schema.Declaration("c" + i, 1000 + i, Column.Kind.NUMBER));
        }
        Schema schema = Schema.STANDARD.with(many);
        Mapping.Builder mapping = new Mapping.Builder(schema);
        for (int i = 0; i < 100; i++) {
            mapping.element(Protocol.IPFIX, 0, 400 + i, column(schema, "c" + i), false);
        }
        Decoded decoded = decoded(Values.CORRECT, mapping.build(), fields(null, Column.BYTES, column(schema, "c0"),
            column(schema, "c13"), column(schema, "c14"), column(schema, "c77"), column(schema, "c78"),
            column(schema, "c99")));

        decoded.send(Decoded.PORT, Packet.ipfix()
            .template(256, 400, 1, 413, 1, 414, 1, 477, 1, 478, 1, 499, 3)
            .template(257, 478, 2)
            .template(258, 477, 2)
            .set(256, "01" + "02" + "03" + "04" + "05" + "000006").set(257, "0007").set(258, "0008")
            .bytes());

        assertThat(decoded.lines).containsExactly(
            "{\"bytes\":0,\"c0\":1,\"c13\":2,\"c14\":3,\"c77\":4,\"c78\":5,\"c99\":6}",
            "{\"bytes\":0,\"c78\":7}", "{\"bytes\":0,\"c77\":8}");
    }

    private static Decoded frame(Values values, FrameMapping.Builder frames, String frame, Column... columns) {
        Decoded decoded = decoded(values, new Mapping.Builder(SCHEMA).frames(frames.build()).build(),
            fields(null, columns));
        int length = frame.length() / 2;
        decoded.send(Decoded.PORT, Packet.ipfix().template(256, FRAME_ELEMENT, length).set(256, frame).bytes());
        return decoded;
    }

    private static FrameMapping.Builder rule(String layer, boolean encapsulated, int offset, int length,
        Column column) {
        return new FrameMapping.Builder()
            .add(layer, new FrameMapping.Rule(encapsulated, offset, length, column, false));
    }

    private static final String PLAIN = Frames.ethernet(0x0800) + Frames.ipv4(17) + Frames.UDP;

    @Test
    void bitsOfALayerFillAColumn() {
        assertThat(frame(Values.CORRECT, rule("udp", false, 0, 16, NUMBER), PLAIN, NUMBER).lines)
            .containsExactly("{\"number\":4500}");
        assertThat(frame(Values.CORRECT, rule("4", false, 0, 16, NUMBERS), PLAIN, NUMBERS).lines)
            .containsExactly("{\"numbers\":[4500]}");
        assertThat(frame(Values.CORRECT, rule("proto17", false, 16, 16, BYTES), PLAIN, BYTES).lines)
            .containsExactly("{\"octets\":\"0035\"}");
        assertThat(frame(Values.CORRECT, rule("etype0x0800", false, 0, 8, LIST), PLAIN, LIST).lines)
            .containsExactly("{\"list\":[\"45\"]}");
        assertThat(frame(Values.CORRECT, rule("udp", false, -64, 32, BYTES), PLAIN, BYTES).lines)
            .as("the source address, in front of the layer").containsExactly("{\"octets\":\"c000020a\"}");
    }

    /** Twelve bits are a number of twelve bits; goflow2 puts the first eight of them above the others. */
    @Test
    void bitsThatAreNoWholeBytesAreTheNumberThatStandsThere() {
        FrameMapping.Builder twelve = rule("udp", false, 4, 12, NUMBER);

        assertThat(frame(Values.CORRECT, twelve, PLAIN, NUMBER).lines).containsExactly("{\"number\":404}");
        assertThat(frame(Values.GOFLOW2, twelve, PLAIN, NUMBER).lines).containsExactly("{\"number\":6404}");
    }

    @Test
    void bitsThatWereNotCapturedAreNotInvented() {
        FrameMapping.Builder beyond = rule("udp", false, 48, 32, NUMBER);

        assertThat(frame(Values.CORRECT, beyond, PLAIN, NUMBER).lines).containsExactly("{}");
        assertThat(frame(Values.GOFLOW2, beyond, PLAIN, NUMBER).lines).containsExactly("{\"number\":0}");
    }

    /** Each layer again gives as many bytes: a frame of thousands may not make thousands of times its size of them. */
    @Test
    void bitsOfThousandsOfLayersAreBoundedAndTold() {
        String tags = Frames.ethernet(0x8100) + "00018100".repeat(4_000) + "00010000";

        Decoded decoded = frame(Values.CORRECT, rule("dot1q", false, 0, 8 * 1_000, LIST), tags, LIST);

        assertThat(decoded.faults).containsExactly(Fault.MAPPED_BYTES);
        assertThat(decoded.lines.get(0).split(",")).hasSize(65);
    }

    @Test
    void aCarriedPacketHasRulesOfItsOwn() {
        String tunnel = Frames.ethernet(0x0800) + Frames.ipv4(47) + "00000800" + Frames.ipv4(6) + Frames.TCP;

        assertThat(frame(Values.CORRECT, rule("ipv4", true, 72, 8, NUMBERS), tunnel, NUMBERS).lines)
            .containsExactly("{\"numbers\":[6]}");
        assertThat(frame(Values.CORRECT, rule("ipv4", false, 72, 8, NUMBERS), tunnel, NUMBERS).lines)
            .containsExactly("{\"numbers\":[47]}");
    }

    @Test
    void aPortStandsForALayer() {
        String tunnel = Frames.ethernet(0x0800) + Frames.ipv4(17) + Frames.UDP + "00000800" + Frames.ipv4(6)
            + Frames.TCP;
        FrameMapping.Builder frames = rule("tcp", true, 0, 16, NUMBER).port(false, true, 53, Layer.GRE)
            .add("udp53", new FrameMapping.Rule(true, 16, 16, BYTES, false));

        for (Values values : Values.values()) {
            assertThat(frame(values, frames, tunnel, Column.LAYER_STACK, NUMBER, BYTES).lines).containsExactly(
                "{\"layer_stack\":[\"Ethernet\",\"IPv4\",\"UDP\",\"GRE\",\"IPv4\",\"TCP\"],\"number\":1234,"
                    + "\"octets\":\"0800\"}");
        }
    }

    /** What stands in the datagram's header is not overwritten by a frame. */
    @Test
    void columnsOfTheHeaderAreNotMapped() {
        assertThat(frame(Values.CORRECT, rule("udp", false, 0, 16, Column.SEQUENCE_NUM), PLAIN, Column.SEQUENCE_NUM)
            .lines).containsExactly("{\"sequence_num\":1}");
    }

    @Test
    void anAddressOfAFrameGivesWayToThatOfAnInnerHeader() {
        FrameMapping.Builder frames = rule("ethernet", false, 4, 32, Column.SRC_ADDR)
            .add("udp", new FrameMapping.Rule(false, 4, 32, Column.DST_ADDR, false));

        assertThat(frame(Values.CORRECT, frames, PLAIN, Column.SRC_ADDR, Column.DST_ADDR).lines)
            .containsExactly("{\"src_addr\":\"192.0.2.10\",\"dst_addr\":\"25.64.3.80\"}");
    }

    @Test
    void manyItemsInOneRecordStayTogether() {
        FrameMapping.Builder frames = new FrameMapping.Builder();
        for (int i = 0; i < 100; i++) {
            frames.add("ethernet", new FrameMapping.Rule(false, 8 * (i % 12), 8, i % 2 == 0 ? LIST : BYTES, false));
        }
        StringBuilder expected = new StringBuilder();
        byte[] macs = HexFormat.of().parseHex(Frames.MACS);
        for (int i = 0; i < 100; i += 2) {
            expected.append(i == 0 ? "" : ",").append(String.format("\"%02x\"", macs[i % 12]));
        }

        assertThat(frame(Values.CORRECT, frames, PLAIN, LIST, BYTES).lines)
            .containsExactly("{\"list\":[" + expected + "],\"octets\":\"" + String.format("%02x", macs[3]) + "\"}");
    }

    @Test
    void textIsReadableWhateverTheRouterSent() {
        Decoded correct = decoded(Values.CORRECT, elements(Protocol.IPFIX), fields(Renderer.STRING, BYTES));
        Decoded goflow2 = decoded(Values.GOFLOW2, elements(Protocol.IPFIX), fields(Renderer.STRING, BYTES));
        HexFormat hex = HexFormat.of();
        byte[] sent = Packet.ipfix().template(256, 402, 8)
            .set(256, hex.formatHex("a\"b\n<c\0\0".getBytes(StandardCharsets.UTF_8))
                + hex.formatHex("a\\/b\\nc\0".getBytes(StandardCharsets.UTF_8))
                + hex.formatHex("plain &c".getBytes(StandardCharsets.UTF_8)) + "c3a9ff00e280a800").bytes();

        correct.send(Decoded.PORT, sent);
        goflow2.send(Decoded.PORT, sent);

        assertThat(correct.lines).containsExactly("{\"octets\":\"a\\\"b\\n\\u003cc\"}",
            "{\"octets\":\"a\\\\/b\\\\nc\"}",
            "{\"octets\":\"plain \\u0026c\"}", "{\"octets\":\"\u00e9\\ufffd\\u0000\\u2028\"}");
        assertThat(goflow2.lines.get(0)).isEqualTo(correct.lines.get(0));
        assertThat(goflow2.lines.get(2)).isEqualTo(correct.lines.get(2));
    }
}
