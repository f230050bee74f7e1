// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.hex16;
import static io.weir.codec.decode.Packet.hex32;
import static io.weir.codec.decode.Packet.hex64;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.element.ElementRegistry;
import io.weir.codec.flow.Fault;
import io.weir.codec.json.Fields;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Options data as records of type OPTIONS. That each outlives its stored form is tested by {@link Decoded}. */
class OptionsRecordsTest {
    private static final DecoderSettings ON = DecoderSettings.defaults().withOptionsRecords(true);
    /** Name of an interface (82), its counters (40, 42: exported octets and flows; 1: octets), a rate (34). */
    private static final Packet V9 = Packet.v9().sequence(7).domain(3)
        .options(256, 2, 1, 4, 2, 4, 82, 6, 40, 8, 42, 4, 1, 4, 34, 4)
        .set(256, "c0000201" + hex32(5) + "657468300000" + hex64(1_000) + hex32(20) + hex32(300) + hex32(100));
    private static final String COLUMNS = "{\"type\":\"OPTIONS\",\"time_received_ns\":0,\"sequence_num\":7,"
        + "\"sampling_rate\":0,\"sampler_address\":\"127.0.0.1\",";

    private static Decoded decoded(DecoderSettings settings, Fields fields, Packet... packets) {
        Decoded decoded = new Decoded(settings, new Bounds(settings), fields);
        for (Packet packet : packets) {
            decoded.send(Decoded.PORT, packet.bytes());
        }
        return decoded;
    }

    private static Decoded all(Packet... packets) {
        return decoded(ON, Fields.STANDARD.withOthers(), packets);
    }

    private static String text(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What stands behind the columns. */
    private static String elements(String line) {
        String lastColumn = "\"ipv6_routing_header_seg_left\":0,";
        assertThat(line).contains(lastColumn);
        return line.substring(line.indexOf(lastColumn) + lastColumn.length());
    }

    @Test
    void givenNothingWasAskedForThenOptionsDataIsReadOnly() {
        Decoded decoded = decoded(DecoderSettings.defaults(), Fields.STANDARD, V9);

        assertThat(decoded.lines).isEmpty();
        assertThat(decoded.options).isEqualTo(1);
        assertThat(decoded.decoder.counts().get(DecodeCounter.RECORDS_OPTIONS)).isEqualTo(1);
        assertThat(decoded.decoder.counts().get(DecodeCounter.RECORDS_OPTIONS_DELIVERED)).isZero();
    }

    @Test
    void givenVersion9ThenScopesAreNamedByTheirTypesAndStandFirst() {
        Decoded decoded = all(V9);

        assertThat(decoded.lines).hasSize(1);
        assertThat(decoded.lines.get(0)).startsWith(COLUMNS);
        assertThat(elements(decoded.lines.get(0))).isEqualTo("\"scopeSystem\":3221225985,\"scopeInterface\":5,"
            + "\"interfaceName\":\"eth0\",\"exportedOctetTotalCount\":1000,\"exportedFlowRecordTotalCount\":20,"
            + "\"octetDeltaCount\":300,\"samplingInterval\":100}");
    }

    @Test
    void givenCountersOfOptionsThenNoColumnAddsThemUp() {
        for (Values values : Values.values()) {
            Decoded decoded = decoded(ON.with(values), Fields.STANDARD, V9);

            assertThat(decoded.lines).hasSize(1);
            assertThat(decoded.lines.get(0)).startsWith(COLUMNS)
                .contains("\"bytes\":0,\"packets\":0,", "\"observation_domain_id\":3,", "\"in_if\":0,");
        }
    }

    @Test
    void givenIpfixOfVariableLengthThenEveryElementIsTyped() {
        Packet packet = Packet.ipfix().options(257, 2, 149, 4, 10, 4, 82, 65_535, 83, 65_535, 160, 8)
            .set(257, hex32(9) + hex32(1) + "04" + text("ge-0") + "00" + hex64(1_700_000_000_000L)
                + hex32(9) + hex32(2) + "04" + text("ge-1") + "06" + text("\"up\" 2") + hex64(1_700_000_000_001L));

        assertThat(all(packet).lines.stream().map(OptionsRecordsTest::elements)).containsExactly(
            "\"observationDomainId\":9,\"ingressInterface\":1,\"interfaceName\":\"ge-0\","
                + "\"interfaceDescription\":\"\",\"systemInitTimeMilliseconds\":\"2023-11-14T22:13:20Z\"}",
            "\"observationDomainId\":9,\"ingressInterface\":2,\"interfaceName\":\"ge-1\","
                + "\"interfaceDescription\":\"\\\"up\\\" 2\","
                + "\"systemInitTimeMilliseconds\":\"2023-11-14T22:13:20.001Z\"}");
    }

    @Test
    void givenAScopeOfATypeThatNobodyKnowsThenItHasItsNumber() {
        assertThat(elements(all(Packet.v9().options(256, 1, 9, 2, 41, 4).set(256, hex16(7) + hex32(8))).lines.get(0)))
            .isEqualTo("\"4294967294:9\":\"0007\",\"exportedMessageTotalCount\":8}");
    }

    @Test
    void givenElementsAndScopesOfTheSameNumbersThenEachHasItsOwnName() {
        Packet packet = Packet.v9().template(300, 1, 4, 2, 4).set(300, hex32(40) + hex32(4))
            .options(256, 5, 1, 2, 2, 2, 3, 2, 4, 2, 5, 2, 1, 2, 2, 2)
            .set(256, hex16(1) + hex16(2) + hex16(3) + hex16(4) + hex16(5) + hex16(11) + hex16(12));

        List<String> lines = all(packet).lines;

        assertThat(lines.get(0)).contains("\"type\":\"NETFLOW_V9\"", "\"bytes\":40,\"packets\":4")
            .doesNotContain("scope", "DeltaCount");
        assertThat(elements(lines.get(1))).isEqualTo("\"scopeSystem\":1,\"scopeInterface\":2,\"scopeLineCard\":3,"
            + "\"scopeCache\":4,\"scopeTemplate\":5,\"octetDeltaCount\":11,\"packetDeltaCount\":12}");
    }

    @Test
    void givenOptionsWithoutScopesLikeATemplateThenRecordsOfBothKindsAreApart() {
        Packet packet = Packet.v9().template(300, 1, 4, 2, 4).options(256, 0, 1, 4, 2, 4)
            .set(300, hex32(40) + hex32(4)).set(256, hex32(41) + hex32(5)).set(300, hex32(42) + hex32(6));

        List<String> lines = all(packet).lines;

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"type\":\"NETFLOW_V9\"", "\"bytes\":40,");
        assertThat(lines.get(1)).contains("\"type\":\"OPTIONS\"", "\"bytes\":0,", "\"octetDeltaCount\":41,");
        assertThat(lines.get(2)).contains("\"type\":\"NETFLOW_V9\"", "\"bytes\":42,").doesNotContain("DeltaCount");
    }

    @Test
    void givenRatesInOptionsThenFlowsHaveThemAsBefore() {
        Packet packet = Packet.v9().options(256, 1, 1, 4, 34, 4).set(256, hex32(0) + hex32(100))
            .template(300, 1, 4).set(300, hex32(40));

        assertThat(decoded(ON, Fields.STANDARD, packet).lines.get(1)).contains("\"sampling_rate\":100,");
    }

    @Test
    void givenANameOfAnElementThenItMayBeSelected() {
        Fields fields = new Fields.Builder().addElement("scopeInterface", ElementRegistry.byName("scopeInterface")
            .enterprise(), 2).addElement("interfaceName", 0, 82).build();

        assertThat(decoded(ON, fields, V9).lines)
            .containsExactly("{\"scopeInterface\":5,\"interfaceName\":\"eth0\"}");
    }

    @Test
    void givenManyThenWhatIsDeliveredAddsUp() {
        Packet packet = Packet.ipfix().template(300, 1, 4).set(300, hex32(1).repeat(3))
            .options(256, 1, 149, 4, 40, 4).set(256, (hex32(1) + hex32(2)).repeat(5) + "000000");

        Decoded decoded = decoded(ON, Fields.STANDARD, packet);

        DecodeCounts counts = decoded.decoder.counts();
        assertThat(decoded.lines).hasSize(8);
        assertThat(counts.get(DecodeCounter.RECORDS)).isEqualTo(3);
        assertThat(counts.get(DecodeCounter.RECORDS_OPTIONS)).isEqualTo(5);
        assertThat(counts.get(DecodeCounter.RECORDS_OPTIONS_DELIVERED)).isEqualTo(5);
        assertThat(decoded.options).isEqualTo(5);
    }

    @Test
    void givenABoundOfOutputThenItHoldsForOptionsToo() {
        Packet packet = Packet.v9().options(256, 1, 1, 1, 41, 1).set(256, "0001".repeat(1_000));

        Decoded decoded = decoded(ON.withOutputRatio(50), Fields.STANDARD, packet);

        DecodeCounts counts = decoded.decoder.counts();
        assertThat(decoded.lines).hasSize(50 * 2_004 / 1_000);
        assertThat(counts.get(DecodeCounter.RECORDS_OPTIONS_DELIVERED)).isEqualTo(decoded.lines.size());
        assertThat(counts.get(DecodeCounter.RECORDS_LIMITED)).isEqualTo(1_000 - decoded.lines.size());
        assertThat(decoded.faults).contains(Fault.OUTPUT_RATIO);
    }

    @Test
    void givenAValueThatIsCutThenTheRecordIsCounted() {
        Packet packet = Packet.ipfix().options(257, 1, 149, 4, 82, 65_535)
            .set(257, hex32(9) + "04" + text("ge-0") + hex32(9) + "40" + text("ge"));

        assertThat(decoded(DecoderSettings.defaults(), Fields.STANDARD, packet).faults).isEmpty();
        Decoded decoded = all(packet);
        assertThat(decoded.faults).containsExactly(Fault.VALUE_TRUNCATED);
        assertThat(decoded.lines.stream().map(OptionsRecordsTest::elements)).containsExactly(
            "\"observationDomainId\":9,\"interfaceName\":\"ge-0\"}",
            "\"observationDomainId\":9,\"interfaceName\":\"ge\",\"cut\":[\"interfaceName\"]}");
    }

    @Test
    void givenALengthThatIsCutThenTheRestIsNoRecordAndTheFaultIsTheSame() {
        Packet packet = Packet.ipfix().options(257, 1, 149, 4, 82, 65_535)
            .set(257, hex32(9) + "04" + text("ge-0") + hex32(9) + "ff00");

        for (DecoderSettings settings : List.of(ON, DecoderSettings.defaults())) {
            Decoded decoded = decoded(settings, Fields.STANDARD, packet);
            assertThat(decoded.faults).containsExactly(Fault.RECORD_TRUNCATED);
            assertThat(decoded.lines).hasSize(settings.optionsRecords() ? 1 : 0);
            assertThat(decoded.decoder.counts().get(DecodeCounter.RECORDS_OPTIONS)).isEqualTo(1);
        }
    }

    @Test
    void givenDataThatWaitedThenItIsARecordWhenItsTemplateComes() {
        Decoded decoded = all(Packet.v9().set(256, hex32(0) + hex32(100)),
            Packet.v9().sequence(2).options(256, 1, 1, 4, 34, 4));

        assertThat(decoded.lines.stream().map(OptionsRecordsTest::elements))
            .containsExactly("\"scopeSystem\":0,\"samplingInterval\":100}");
        assertThat(decoded.decoder.counts().get(DecodeCounter.RECORDS_LATE)).isZero();
    }
}
