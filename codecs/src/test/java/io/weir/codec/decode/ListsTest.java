// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.hex16;
import static io.weir.codec.decode.Packet.hex32;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.json.Fields;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Lists in records, RFC 6313. */
class ListsTest {
    private static final int BASIC = 291;
    private static final int RECORDS = 292;
    private static final int MULTI = 293;
    private static final Fields FIELDS = new Fields.Builder().build().withOthers();

    private static Decoded decoded() {
        DecoderSettings settings = DecoderSettings.defaults();
        return new Decoded(settings, new Bounds(settings), FIELDS);
    }

    /** A record of one list of so many bytes, which have a length in front. */
    private static String variable(String hex) {
        return "ff" + hex16(hex.length() / 2) + hex;
    }

    private static String line(int element, String list, Packet... templates) {
        Decoded decoded = decoded();
        for (Packet each : templates) {
            decoded.send(Decoded.PORT, each.bytes());
        }
        decoded.send(Decoded.PORT, Packet.ipfix().template(256, element, 65_535).set(256, variable(list)).bytes());
        assertThat(decoded.lines).hasSize(1);
        return decoded.lines.get(0);
    }

    @Test
    void givenABasicListThenItsValuesHaveTheElementsNameAndType() {
        assertThat(line(BASIC, "03" + hex16(225) + hex16(4) + "c0000201" + "c0000202")).isEqualTo(
            "{\"basicList\":{\"semantic\":\"allOf\",\"postNATSourceIPv4Address\":[\"192.0.2.1\",\"192.0.2.2\"]}}");
        assertThat(line(BASIC, "04" + hex16(82) + hex16(65_535) + "0161" + "026263")).isEqualTo(
            "{\"basicList\":{\"semantic\":\"ordered\",\"interfaceName\":[\"a\",\"bc\"]}}");
        assertThat(line(BASIC, "ff" + hex16(82) + hex16(65_535))).isEqualTo(
            "{\"basicList\":{\"semantic\":\"undefined\",\"interfaceName\":[]}}");
    }

    @Test
    void givenABasicListOfAnEnterpriseThenItIsFoundThere() {
        assertThat(line(BASIC, "00" + hex16(0x8000 | 77) + hex16(2) + hex32(4_000_000_000L) + "beef")).isEqualTo(
            "{\"basicList\":{\"semantic\":\"noneOf\",\"4000000000:77\":[\"beef\"]}}");
    }

    @Test
    void givenAListOfRecordsThenEachIsAnObjectByItsTemplate() {
        Packet template = Packet.ipfix().template(300, 7, 2, 82, 65_535);

        assertThat(line(RECORDS, "01" + hex16(300) + "0035" + "0161" + "0050" + "00", template)).isEqualTo(
            "{\"subTemplateList\":{\"semantic\":\"exactlyOneOf\",\"records\":["
                + "{\"sourceTransportPort\":53,\"interfaceName\":\"a\"},"
                + "{\"sourceTransportPort\":80,\"interfaceName\":\"\"}]}}");
    }

    @Test
    void givenRecordsOfSeveralTemplatesThenAllAreInOneList() {
        Packet template = Packet.ipfix().template(300, 7, 2).template(301, 11, 2);

        String list = "02" + hex16(300) + hex16(8) + "00010002" + hex16(301) + hex16(6) + "0003";

        assertThat(line(MULTI, list, template)).isEqualTo("{\"subTemplateMultiList\":{\"semantic\":\"oneOrMoreOf\","
            + "\"records\":[{\"sourceTransportPort\":1},{\"sourceTransportPort\":2},"
            + "{\"destinationTransportPort\":3}]}}");
    }

    @Test
    void givenAListWithinAListThenItNests() {
        Packet template = Packet.ipfix().template(300, 7, 2, BASIC, 65_535);
        String inner = "03" + hex16(2) + hex16(1) + "0506";

        assertThat(line(RECORDS, "03" + hex16(300) + "0035" + variable(inner), template)).isEqualTo(
            "{\"subTemplateList\":{\"semantic\":\"allOf\",\"records\":[{\"sourceTransportPort\":53,"
                + "\"basicList\":{\"semantic\":\"allOf\",\"packetDeltaCount\":[5,6]}}]}}");
    }

    @Test
    void givenAListThatHoldsItselfThenItEndsInBytes() {
        Packet template = Packet.ipfix().template(300, RECORDS, 65_535);
        String list = "03" + hex16(300);
        for (int i = 0; i < 8; i++) {
            list = "03" + hex16(300) + variable(list);
        }

        String line = line(RECORDS, list, template);

        assertThat(line.split("records", -1)).hasSize(5);
        assertThat(line).contains("\"03012cff");
    }

    @Test
    void givenATemplateThatIsNotKnownThenItsBytesAreThere() {
        assertThat(line(RECORDS, "03" + hex16(999) + "beef")).isEqualTo(
            "{\"subTemplateList\":{\"semantic\":\"allOf\",\"records\":[{\"template\":999,\"unread\":\"beef\"}]}}");
    }

    @Test
    void givenAListThatIsCutThenWhatIsWholeIsReadAndTheRestIsThere() {
        Packet template = Packet.ipfix().template(300, 7, 2);

        assertThat(line(RECORDS, "03" + hex16(300) + "003501", template)).isEqualTo("{\"subTemplateList\":{"
            + "\"semantic\":\"allOf\",\"records\":[{\"sourceTransportPort\":53},"
            + "{\"template\":300,\"unread\":\"01\"}]}}");
        assertThat(line(BASIC, "03" + hex16(7) + hex16(2) + "003501")).isEqualTo(
            "{\"basicList\":{\"semantic\":\"allOf\",\"sourceTransportPort\":[53],\"unread\":\"01\"}}");
        assertThat(line(MULTI, "03" + hex16(300) + hex16(9) + "0001", template)).isEqualTo(
            "{\"subTemplateMultiList\":{\"semantic\":\"allOf\",\"records\":[],\"unread\":\"012c00090001\"}}");
        assertThat(line(BASIC, "0300")).isEqualTo("{\"basicList\":{\"semantic\":\"allOf\",\"unread\":\"00\"}}");
    }

    @Test
    void givenALongListThenTheLineHasAllOfIt() {
        int items = 20_000;

        String line = line(BASIC, "03" + hex16(2) + hex16(1) + "ff".repeat(items));

        assertThat(line).isEqualTo("{\"basicList\":{\"semantic\":\"allOf\",\"packetDeltaCount\":["
            + "255,".repeat(items - 1) + "255]}}");
    }

    @Test
    void givenTextThatWouldTakeMoreThanAMegabyteThenItPrintsAsItsBytes() {
        Packet template = Packet.ipfix().template(300, 82, 1, 83, 1, 94, 1, 96, 1);
        String list = "03" + hex16(300) + "01".repeat(60_000);

        assertThat(line(RECORDS, list, template)).isEqualTo("{\"subTemplateList\":\"" + list + "\"}");
    }

    @Test
    void givenRandomBytesThenEachLineIsWholeJson() {
        JsonMapper json = new JsonMapper();
        Random random = new Random(6313);
        Decoded decoded = decoded().send(Decoded.PORT, Packet.ipfix().template(256, BASIC, 65_535)
            .template(257, RECORDS, 65_535).template(258, MULTI, 65_535)
            .template(300, 7, 2, BASIC, 65_535).template(301, RECORDS, 65_535).bytes());

        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            if (bytes.length > 3) {
                bytes[1] = 1;
                bytes[2] = (byte) (44 + random.nextInt(3));
            }
            decoded.send(Decoded.PORT, Packet.ipfix()
                .set(256 + random.nextInt(3), variable(HexFormat.of().formatHex(bytes))).bytes());
        }

        assertThat(decoded.lines).hasSize(5_000)
            .allSatisfy(line -> assertThat(json.readTree(line).isObject()).isTrue());
    }
}
