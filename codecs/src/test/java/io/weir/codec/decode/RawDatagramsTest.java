// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.raw.RawJson;
import io.weir.codec.raw.RawText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datagrams as goflow2 prints them with -produce=raw, and what Weir keeps of those that goflow2 loses. */
class RawDatagramsTest implements DecodeListener {
    private static final Path EXAMPLES =
        Path.of(System.getProperty("weir.root", "..")).resolve("../shared/contract/examples").normalize();
    private static final int LOOPBACK = 0x7f000001;
    private static final String TAIL = "}]},\"src\":\"127.0.0.1:5000\",\"time_received\":\"2023-11-14T22:13:20.5Z\"}";

    private final List<String> json = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final byte[] room = new byte[1 << 20];
    private RawJson raw;
    private DatagramDecoder decoder;

    RawDatagramsTest() {
        with(Values.CORRECT);
    }

    private RawDatagramsTest with(Values values) {
        DecoderSettings settings = DecoderSettings.defaults().with(values);
        raw = new RawJson(values == Values.CORRECT);
        decoder = new DatagramDecoder(settings, new Bounds(settings), this);
        return this;
    }

    private RawDatagramsTest send(byte[] payload) {
        decoder.decode(payload, 0, payload.length, 0, Exporter.mapped(LOOPBACK), 0, 5000, 1_700_000_000_500_000_000L);
        return this;
    }

    private RawDatagramsTest send(String hex) {
        return send(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Override
    public void onDatagram(Datagram datagram) {
        int size = raw.encode(datagram, room, 0, room.length);
        json.add(new String(room, 0, size, StandardCharsets.UTF_8));
        for (int i = 1; i < 40; i++) {
            Arrays.fill(room, size - i, size, (byte) '#');
            assertThat(raw.encode(datagram, room, 0, size - i)).as("room asked for").isEqualTo(-size);
            assertThat(room[size - i]).as("nothing behind the limit").isEqualTo((byte) '#');
        }
        texts.add(new String(room, 0, RawText.encode(datagram, room, 0, room.length), StandardCharsets.UTF_8));
    }

    @Override
    public void onFlow(FlowRecord record) {
        // Only datagrams are of interest.
    }

    private String sets() {
        String last = json.get(json.size() - 1);
        return last.substring(last.indexOf("\"flow-sets\":") + 12, last.indexOf("},\"src\""));
    }

    private String samples() {
        String last = json.get(json.size() - 1);
        return last.substring(last.indexOf("\"samples\":") + 10, last.indexOf("},\"src\""));
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw-v5", "raw-v9", "raw-ipfix", "raw-sflow", "raw-text"})
    void givenGoflow2sValuesThenTheLinesAreGoflow2s(String name) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(EXAMPLES), "recorded cases are not at hand: " + EXAMPLES);
        with(Values.GOFLOW2);
        Files.readString(EXAMPLES.resolve(name + ".hex")).strip().lines().forEach(this::send);

        boolean text = name.equals("raw-text");
        assertThat((text ? texts : json).stream().map(line -> line.replace("127.0.0.1:5000", "127.0.0.1:0")
            .replace("\"time_received\":\"2023-11-14T22:13:20.5Z\"", "\"time_received\":\"0\"")
            .replace("2023-11-14 22:13:20.5 +0000 UTC", "0")))
            .containsExactlyElementsOf(Files.readAllLines(EXAMPLES.resolve(name + (text ? ".txt" : ".json"))));
    }

    @Test
    void givenASetWithoutTemplateThenItsBytesArePrintedAndTheOthersTakenApart() {
        send(Packet.ipfix().template(256, 4, 1).set(256, "06").set(300, "0a0b0c").bytes());

        assertThat(json.get(0)).endsWith("{\"id\":300,\"length\":7,\"records\":\"" + base64("0a0b0c") + "\"" + TAIL);
        assertThat(sets()).contains("{\"id\":256,\"length\":5,\"records\":[{\"values\":[{\"pen-provided\":false,"
            + "\"type\":4,\"pen\":0,\"value\":\"Bg==\"}]}]}");
    }

    @Test
    void givenATemplateBehindItsDataThenItIsNotUsedForWhatStandsBeforeIt() {
        send(Packet.ipfix().template(256, 4, 1).bytes());
        send(Packet.ipfix().set(256, "0607").template(256, 4, 2).set(256, "0607").set(257, "01").template(257, 4, 1)
            .bytes());

        assertThat(sets()).containsSubsequence("\"value\":\"Bg==\"", "\"value\":\"Bw==\"", "\"length\":2",
            "\"value\":\"Bgc=\"", "{\"id\":257,\"length\":5,\"records\":\"AQ==\"}");
    }

    @Test
    void givenDataThatWaitedForItsTemplateThenItIsNotPrintedAgain() {
        send(Packet.v9().set(256, "06").bytes());
        send(Packet.v9().template(256, 4, 1).bytes());

        assertThat(json).hasSize(2);
        assertThat(json.get(1)).doesNotContain("Bg==");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "256 | ''               | null",
        "256 | 06               | null",
        "256 | 0607 00          | [{\"values\":[{\"pen-provided\":false,\"type\":7,\"pen\":0,\"value\":\"Bgc=\"}]}]",
        "2   | ''               | null",
        "2   | 0101 0001 0007 00 | \"AQEAAQAHAA==\"",
        "2   | 0101 0000        | [{\"template-id\":257,\"field-count\":0,\"fields\":[]}]",
        "3   | 0101 0000        | [{\"template-id\":257,\"field-count\":0,\"scope-field-count\":0,\"options\":[],"
            + "\"scopes\":[]}]",
        "3   | 0101 0001 0002   | \"AQEAAQAC\"",
        "17  | 0102             | \"AQI=\"",
        "2   | 00000000         | null",
    })
    void setsArePrintedAsFarAsTheyCanBeRead(int id, String body, String records) {
        send(Packet.ipfix().template(256, 7, 2).bytes());
        send(Packet.ipfix().set(id, body).bytes());

        assertThat(sets()).endsWith("\"records\":" + records + "}]");
    }

    @Test
    void givenValuesOfVariableLengthThenEachHasItsBytes() {
        send(Packet.ipfix().template(256, 4, 1, 82, 65_535).set(256, "06 02 6162 11 00 06 ff0001 63").bytes());

        assertThat(sets()).containsSubsequence("\"value\":\"Bg==\"", "\"value\":\"YWI=\"", "\"value\":\"EQ==\"",
            "\"value\":\"\"", "\"value\":\"Bg==\"", "\"value\":\"Yw==\"");
    }

    @Test
    void givenARecordWhoseLengthIsCutThenTheOnesBeforeItArePrinted() {
        send(Packet.ipfix().template(256, 82, 65_535).set(256, "01 61 ff00").bytes());

        assertThat(sets()).endsWith("\"value\":\"YQ==\"}]}]}]");
    }

    /** goflow2 keeps bit 15 in the numbers of enterprises' elements of options: contract, defect 27. */
    @ParameterizedTest
    @CsvSource({"CORRECT, 5", "GOFLOW2, 32773"})
    void elementsOfOptionsHaveTheirNumber(Values values, int type) {
        with(values).send(Packet.ipfix().set(3, "0101 0002 0001 0095 0004 8005 0001 00000009").set(257, "00000001 02")
            .bytes());

        String element = "[{\"pen-provided\":true,\"type\":" + type;
        assertThat(sets()).contains("\"options\":" + element + ",\"length\":1,\"pen\":9}]")
            .contains("\"option-values\":" + element + ",\"pen\":9,\"value\":\"Ag==\"}]");
    }

    @Test
    void givenACutLengthOfASetThenAllBehindItIsItsBytes() {
        send("000a 001a 6553f100 00000001 00000001  0100 0002 aabbccddeeff");

        assertThat(sets()).isEqualTo("[{\"id\":256,\"length\":2,\"records\":\"" + base64("aabbccddeeff") + "\"}]");
    }

    @Test
    void givenZerosBehindTheLastSetThenTheyAreNoSet() {
        send("0009 0001 00000001 6553f100 00000001 00000001  0101 0005 aa 00000000 00000000");

        assertThat(sets()).isEqualTo("[{\"id\":257,\"length\":5,\"records\":\"qg==\"}]");
    }

    @Test
    void givenAHeaderOfV5ThatCountsTooManyThenNoneAreInvented() {
        send("0005 0003 00000001 00000002 00000003 00000004 00 00 0000" + "00".repeat(48));

        assertThat(json.get(0)).contains("\"count\":3").containsOnlyOnce("src-addr");
    }

    @Test
    void givenV1WithFourMoreBytesInEachRecordThenItsRecordsAreFoundAllTheSame() {
        String flow = "0a000001 c0a80002 0a0000fe 0003 0004 00000005 00000258 00000006 00000007 c350 01bb 0000 062812";
        send("0001 0002 00000001 00000002 00000003" + (flow + "00".repeat(11)).repeat(2));

        assertThat(json.get(0).split("\"src-addr\":\"10.0.0.1\",\"dst-addr\":\"192.168.0.2\"", -1)).hasSize(3);
    }

    @Test
    void givenV1AndV7ThenTheyAreWrittenAsV5Is() {
        String flow = "0a000001 c0a80002 0a0000fe 0003 0004 00000005 00000258 00000006 00000007 c350 01bb";
        String printed = "\"records\":[{\"src-addr\":\"10.0.0.1\",\"dst-addr\":\"192.168.0.2\","
            + "\"next-hop\":\"10.0.0.254\","
            + "\"input\":3,\"output\":4,\"dpkts\":5,\"doctets\":600,\"first\":6,\"last\":7,\"src-port\":50000,"
            + "\"dst-port\":443,";
        send("0001 0002 00000001 00000002 00000003" + flow + "0000 06 28 12" + "00".repeat(7));
        send("0007 0001 00000001 00000002 00000003 00000004 00000000" + flow
            + "01 12 06 28 fde8 fde9 18 10 0002 c0a80101");

        assertThat(json.get(0)).startsWith("{\"type\":\"netflowv1\",\"message\":{\"version\":1,\"count\":2,"
            + "\"sys-uptime\":1,\"unix-secs\":2,\"unix-nsecs\":3," + printed + "\"pad1\":0,\"proto\":6,\"tos\":40,"
            + "\"tcp-flags\":18,\"pad2\":0,\"reserved1\":0}]},\"src\":");
        assertThat(json.get(1)).startsWith("{\"type\":\"netflowv7\",\"message\":{\"version\":7,\"count\":1,"
            + "\"sys-uptime\":1,\"unix-secs\":2,\"unix-nsecs\":3,\"flow-sequence\":4,\"reserved\":0," + printed
            + "\"flags1\":1,\"tcp-flags\":18,\"proto\":6,\"tos\":40,\"src-as\":65000,\"dst-as\":65001,\"src-mask\":24,"
            + "\"dst-mask\":16,\"flags2\":2,\"router-sc\":\"192.168.1.1\"}]},\"src\":");
        assertThat(texts.get(0)).endsWith(": NetFlowV1 count:2");
        assertThat(texts.get(1)).endsWith(": NetFlowV7 seq:4 count:1");
    }

    private static String sflow(String samples, int count) {
        return "00000005 00000001 c0000209 00000000 0000002a 000003e8" + String.format("%08x", count) + samples;
    }

    private static String sample(int format, String body) {
        String bytes = body.replace(" ", "");
        return String.format("%08x%08x", format, bytes.length() / 2) + bytes;
    }

    private static String flow(String records, int count) {
        return sample(1, "00000001 00000003 000003e8 00001388 00000000 00000003 00000004"
            + String.format("%08x", count) + records);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CORRECT | AgAAAAAB | BAAAAAAD | 2048",
        "GOFLOW2 | AgAAAAAB | AAAEAAAA | 196608",
    })
    void padOfASampledMacAddressIsSkipped(Values values, String source, String destination, int type) {
        with(values).send(sflow(flow(sample(2, "00000040 020000000001 0000 040000000003 0000 00000800"), 1), 1));

        assertThat(samples()).contains("{\"length\":64,\"src-mac\":\"" + source + "\",\"dst-mac\":\"" + destination
            + "\",\"eth-type\":" + type + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CORRECT | {\"number\":1,\"name\":\"a\\u003cb\\\"\\ufffd\",\"direction\":2}",
        "GOFLOW2 | {\"number\":1,\"name\":\"a\\u003cb\\\"\\ufffd\",\"direction\":0}",
    })
    void textIsEscapedAndItsPadSkipped(Values values, String data) {
        with(values).send(sflow(flow(sample(1037, "00000001 00000005 613c6222ff 000000 00000002"), 1), 1));

        assertThat(samples()).contains("\"data\":" + data);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CORRECT | 3,\"as-path\":[1,2,3],\"communities-length\":1,\"communities\":[9]",
        "GOFLOW2 | 2,\"as-path\":[1,2],\"communities-length\":1,\"communities\":[1]",
    })
    void segmentsOfAPathAreAllThePath(Values values, String path) {
        with(values).send(sflow(flow(sample(1003, "00000001 c0000202 0000000a 0000000b 0000000c 00000002"
            + "00000002 00000002 00000001 00000002 00000001 00000001 00000003 00000001 00000009 00000064"), 1), 1));

        assertThat(samples()).contains("\"as-path-type\":2,\"as-path-length\":" + path);
    }

    @Test
    void givenAnUnknownNextHopAndNoPathThenNoneIsInvented() {
        send(sflow(flow(sample(1003, "00000000 0000000a 0000000b 0000000c 00000000 00000000 00000064"), 1), 1));

        assertThat(samples()).contains("\"next-hop-ip-version\":0,\"next-hop\":\"invalid IP\",")
            .contains("\"as-path-type\":0,\"as-path-length\":0,\"as-path\":null,\"communities-length\":0,"
                + "\"communities\":[],\"local-pref\":100");
    }

    @Test
    void addressesOfSampledPacketsArePrinted() {
        send(sflow(flow(sample(3, "00000040 00000006 0a000001 0a000002 00000050 000004d2 00000002 00000008")
            + sample(4, "00000040 00000011 20010db8000000000000000000000001 20010db8000000000000000000000002"
            + "00000035 000004d2 00000000 00000003"), 2), 1));

        assertThat(samples()).contains("{\"length\":64,\"protocol\":6,\"src-ip\":\"10.0.0.1\",\"dst-ip\":\"10.0.0.2\","
            + "\"src-port\":80,\"dst-port\":1234,\"tcp-flags\":2,\"tos\":8}")
            .contains("\"src-ip\":\"2001:db8::1\",\"dst-ip\":\"2001:db8::2\",\"src-port\":53,\"dst-port\":1234,"
                + "\"tcp-flags\":0,\"priority\":3}");
    }

    @Test
    void whatCannotBeTakenApartIsPrintedAsItsBytes() {
        String shortRecord = sample(2, "00000040 0102");
        String cutRecord = "000003e900000040" + "0a0b";
        send(sflow(sample(0x8e0001, "aabbcc") + flow(shortRecord + cutRecord, 5) + "0000000100000100" + "0d0e", 4));

        assertThat(samples()).startsWith("[{\"header\":{\"format\":9306113,\"length\":3},\"data\":\"qrvM\"},")
            .contains("\"flow-records-count\":5,\"records\":[{\"header\":{\"data-format\":2,\"length\":6},\"data\":"
                + "{\"data\":\"AAAAQAEC\"}},{\"header\":{\"data-format\":1001,\"length\":64},"
                + "\"data\":{\"data\":\"Cgs=\"}}]")
            .endsWith(",{\"header\":{\"format\":1,\"length\":256},\"data\":\"DQ4=\"}]");
        assertThat(texts).containsExactly(
            "2023-11-14 22:13:20.5 +0000 UTC 127.0.0.1:5000: sFlow5 agent:192.0.2.9 seq:42 count:4");
    }

    /** 60,000 records of one byte and 199 fields without length would be 600 MB. */
    @Test
    void givenADatagramThatWouldBeHundredsOfMegabytesThenItIsGivenUpEarly() {
        int[] fields = new int[400];
        Arrays.setAll(fields, i -> i % 2 == 0 ? 82 : i == 1 ? 1 : 0);
        int[] answer = new int[1];
        DecoderSettings settings = DecoderSettings.defaults();
        decoder = new DatagramDecoder(settings, new Bounds(settings), new DecodeListener() {
            @Override
            public void onDatagram(Datagram datagram) {
                answer[0] = raw.encode(datagram, room, 0, room.length);
            }

            @Override
            public void onFlow(FlowRecord record) {
                // Only datagrams are of interest.
            }
        });

        decoder.slice(1);
        send(Packet.ipfix().template(256, fields).bytes());
        send(Packet.ipfix().set(256, "00".repeat(60_000)).bytes());

        assertThat(answer[0]).isEqualTo(-(1 << 30));
    }

    /** Whatever comes: objects that end, and no exception. */
    @Test
    void datagramsChangedAndCutAtRandomArePrinted() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(Packet.v9().template(256, 8, 4, 82, 2).options(257, 1, 1, 4, 34, 4).set(256, "0a0000010203")
            .set(257, "0000000100000064").bytes());
        seeds.add(Packet.ipfix().template(256, 82, 65_535, 4, 1).set(256, "0261620604").bytes());
        seeds.add(HexFormat.of().parseHex(sflow(flow(sample(1037, "000000010000000461626364 00000002")
            + sample(1003, "0000000100000000 0000000a 0000000b 0000000c 00000001 00000002 00000001 00000007 00000001"
            + "00000009 00000064") + sample(2, "00".repeat(24)), 3), 1).replace(" ", "")));
        Random random = new Random(14);
        for (int i = 0; i < 5_000; i++) {
            byte[] seed = seeds.get(i % seeds.size());
            byte[] changed = Arrays.copyOf(seed, seed.length - random.nextInt(8));
            for (int k = random.nextInt(4); k >= 0; k--) {
                changed[2 + random.nextInt(changed.length - 2)] = (byte) random.nextInt(256);
            }
            send(changed);
        }

        assertThat(json).hasSizeGreaterThan(3_000).allMatch(line -> line.startsWith("{\"type\":\"")
            && line.endsWith("\"time_received\":\"2023-11-14T22:13:20.5Z\"}"));
    }
}
