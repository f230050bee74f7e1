// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.hex16;
import static io.weir.codec.decode.Packet.hex32;
import static io.weir.codec.decode.Packet.hex64;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.json.Fields;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines with the elements that a record was sent as, beside its columns. */
class ElementsTest {
    private static final Fields OTHERS = Fields.STANDARD.withOthers();
    /** The last of goflow2's fields. */
    private static final String LAST = "\"ipv6_routing_header_seg_left\":0";

    private static Decoded decoded(Fields fields) {
        DecoderSettings settings = DecoderSettings.defaults();
        return new Decoded(settings, new Bounds(settings), fields);
    }

    private static String ipfix(String record, int... template) {
        return ipfix(OTHERS, record, template);
    }

    private static String ipfix(Fields fields, String record, int... template) {
        Decoded decoded = decoded(fields)
            .send(Decoded.PORT, Packet.ipfix().template(256, template).set(256, record).bytes());
        assertThat(decoded.lines).hasSize(1);
        return elements(decoded.lines.get(0));
    }

    /** A line without goflow2's fields. */
    private static String elements(String line) {
        int last = line.indexOf(LAST);
        String rest = last < 0 ? line : line.substring(last + LAST.length());
        return last < 0 ? line : rest.startsWith(",") ? "{" + rest.substring(1) : "{" + rest;
    }

    /** Each as the elements of IANA's registry have it: RFC 7011 section 6 says how values are encoded. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "flowId|148|00000000000000ff|255",
        "flowId|148|00ff|255",
        "flowId|148|ffffffffffffffff|18446744073709551615",
        "ingressInterfaceType|368|00000006|6",
        "absoluteError|320|3fe0000000000000|0.5",
        "absoluteError|320|3f000000|0.5",
        "absoluteError|320|7ff8000000000000|\"NaN\"",
        "dataRecordsReliability|276|01|true",
        "dataRecordsReliability|276|02|false",
        "dataRecordsReliability|276|07|7",
        "staMacAddress|365|00005e005301|\"00:00:5e:00:53:01\"",
        "postNATSourceIPv4Address|225|c0000201|\"192.0.2.1\"",
        "postNATSourceIPv6Address|281|20010db8000000000000000000000001|\"2001:db8::1\"",
        "postNATSourceIPv4Address|225|c00002|\"c00002\"",
        "interfaceName|82|676530|\"ge0\"",
        "interfaceName|82|6765223000|\"ge\\\"0\"",
        "interfaceName|82|00000000|\"\"",
        "applicationId|95|0d000001|\"0d000001\"",
        "observationTimeSeconds|322|65539c80|\"2023-11-14T16:12:48Z\"",
        "systemInitTimeMilliseconds|160|0000018bcfe568ff|\"2023-11-14T22:13:20.255Z\"",
        "observationTimeNanoseconds|325|e8fd3e8080000000|\"2023-11-14T00:32:00.5Z\"",
        "mibObjectValueInteger|434|ffffffff|-1",
        "mibObjectValueInteger|434|ff|-1",
        "mibObjectValueInteger|434|7f|127",
    })
    void givenAnElementThenItPrintsByItsTypeAndItsBytes(String name, int id, String value, String printed) {
        // A time fills a column if it is alone, so the flow has its own.
        int[] template = {152, 8, 153, 8, id, value.length() / 2};

        String line = ipfix("0000018bcfe568ff" + "0000018bcfe568ff" + value, template);

        assertThat(line).isEqualTo("{\"" + name + "\":" + printed + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "interfaceName|82|02676530|\"g\"",
        "flowId|148|0400000102|258",
        "flowId|148|00|null",
        "flowId|148|09000000000000000001|\"000000000000000001\"",
        "interfaceName|82|00|\"\"",
        "staMacAddress|365|0600005e005301|\"00:00:5e:00:53:01\"",
        "absoluteError|320|00|null",
    })
    void givenAVariableLengthThenEachRecordPrintsByItsOwn(String name, int id, String value, String printed) {
        String record = value.equals("02676530") ? "0167" : value;

        assertThat(ipfix(record, id, 65_535)).isEqualTo("{\"" + name + "\":" + printed + "}");
    }

    @Test
    void givenAnElementThatAColumnSaysThenItIsNotRepeated() {
        String line = ipfix("c0000201" + "c6336401" + hex16(53) + hex32(1500) + "06",
            8, 4, 12, 4, 7, 2, 1, 4, 4, 1);

        assertThat(line).isEqualTo("{\"protocolIdentifier\":6}");
    }

    @Test
    void givenTwoElementsForOneColumnThenBothAreThere() {
        String line = ipfix("c0000201" + "20010db8000000000000000000000001", 8, 4, 27, 16);

        assertThat(line).isEqualTo(
            "{\"sourceIPv4Address\":\"192.0.2.1\",\"sourceIPv6Address\":\"2001:db8::1\"}");
    }

    @Test
    void givenAPrefixInPlaceOfAnAddressThenItIsThere() {
        assertThat(ipfix("00000000" + "c6336400", 44, 4, 45, 4)).isEqualTo(
            "{\"sourceIPv4Prefix\":\"0.0.0.0\",\"destinationIPv4Prefix\":\"198.51.100.0\"}");
        assertThat(ipfix("0".repeat(32), 170, 16)).isEqualTo("{\"sourceIPv6Prefix\":\"::\"}");
    }

    @Test
    void givenANumberWiderThanItsColumnThenItIsThere() {
        assertThat(ipfix(hex64(4_294_967_301L), 138, 8)).isEqualTo("{\"observationPointId\":4294967301}");
        assertThat(ipfix(hex32(5), 138, 4)).isEqualTo("{}");
    }

    @Test
    void givenBytesOfBothDirectionsThenNoneIsLost() {
        assertThat(ipfix(hex32(7) + hex32(9), 231, 4, 232, 4))
            .isEqualTo("{\"initiatorOctets\":7,\"responderOctets\":9}");
    }

    @Test
    void givenAnElementTwiceThenItIsAList() {
        assertThat(ipfix("0161" + "0162", 82, 65_535, 82, 65_535)).isEqualTo("{\"interfaceName\":[\"a\",\"b\"]}");
    }

    @Test
    void givenAnElementNobodyKnowsThenItPrintsByItsNumbers() {
        assertThat(ipfix("beef" + "01", 32_000, 2, 148, 1)).isEqualTo("{\"0:32000\":\"beef\",\"flowId\":1}");
    }

    @Test
    void givenPaddingOrNoBytesThenThereIsNothing() {
        assertThat(ipfix("00" + "01", 210, 1, 148, 1, 82, 0)).isEqualTo("{\"flowId\":1}");
    }

    @Test
    void givenNoColumnsThenEachElementIsThere() {
        Fields fields = new Fields.Builder().build().withOthers();

        assertThat(ipfix(fields, hex16(53) + hex32(1), 7, 2, 1, 4))
            .isEqualTo("{\"sourceTransportPort\":53,\"octetDeltaCount\":1}");
    }

    @Test
    void givenANumberThatIanaNamesThenItsNameIsBesideIt() {
        assertThat(ipfix("02" + "40" + "63", 136, 1, 89, 1, 239, 1)).isEqualTo(
            "{\"flowEndReason\":2,\"flowEndReasonName\":\"active timeout\",\"forwardingStatus\":64,"
                + "\"forwardingStatusName\":\"Forwarded Unknown\","
                + "\"biflowDirection\":99,\"biflowDirectionName\":\"\"}");
    }

    @Test
    void givenSelectedNamesThenALineHasTheseInTheirOrder() {
        Fields fields = new Fields.Builder().addElement("natEvent", 0, 230).addElement("flow", 0, 148)
            .addElement("x", 0, 82).build();

        assertThat(ipfix(fields, "01" + "05" + hex32(1), 148, 1, 230, 1, 1, 4))
            .isEqualTo("{\"natEvent\":5,\"flow\":1}");
    }

    @Test
    void givenTheNameOfAValueIsSelectedThenALineHasIt() {
        Fields fields = new Fields.Builder().addElementName("event", 0, 230).build();

        assertThat(ipfix(fields, "05", 230, 1)).isEqualTo("{\"event\":\"NAT44 session delete\"}");
        assertThat(ipfix(fields, "05", 148, 1)).isEqualTo("{}");
    }

    @Test
    void givenASelectedElementThenItIsNotRepeatedAmongTheOthers() {
        Fields fields = new Fields.Builder().addElement("event", 0, 230).build().withOthers();

        assertThat(ipfix(fields, "01" + "05", 148, 1, 230, 1)).isEqualTo("{\"event\":5,\"flowId\":1}");
    }

    @Test
    void givenLayoutsInTurnsThenEachHasItsOwnElements() {
        Decoded decoded = decoded(OTHERS)
            .send(Decoded.PORT, Packet.ipfix().template(256, 148, 1, 1, 4).template(257, 234, 1, 1, 4).bytes());

        for (int i = 0; i < 3; i++) {
            decoded.send(Decoded.PORT, Packet.ipfix().set(256, "01" + hex32(1)).set(257, "02" + hex32(1)).bytes());
        }

        assertThat(decoded.lines).map(ElementsTest::elements).isEqualTo(List.of(
            "{\"flowId\":1}", "{\"ingressVRFID\":2}", "{\"flowId\":1}",
            "{\"ingressVRFID\":2}", "{\"flowId\":1}", "{\"ingressVRFID\":2}"));
    }

    @Test
    void givenGoflow2sValuesThenElementsThatItPrintsAsTheyAreAreNotRepeated() {
        DecoderSettings settings = DecoderSettings.defaults().with(Values.GOFLOW2);
        Decoded decoded = new Decoded(settings, new Bounds(settings), OTHERS);

        decoded.send(Decoded.PORT, Packet.ipfix().template(256, 7, 2, 128, 4).set(256, hex16(53) + hex32(3)).bytes());

        assertThat(decoded.lines).map(ElementsTest::elements).containsExactly("{\"bgpNextAdjacentAsNumber\":3}");
    }

    @Test
    void givenManyBytesThenTheLineHasAllOfThem() {
        String bytes = "22".repeat(3_000);

        String line = ipfix(bytes, 82, 3_000);

        assertThat(line).isEqualTo("{\"interfaceName\":\"" + "\\\"".repeat(3_000) + "\"}");
    }
}
