// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.hex16;
import static io.weir.codec.decode.Packet.hex32;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.DecoderSettings.TemplateScope;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.Fields;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.json.Syntax;
import io.weir.codec.saved.SavedExporter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that options data gives to what flow records have as numbers. */
class JoinTest {
    private static final Fields FIELDS = Fields.STANDARD.withOthers().withJoins();
    private static final int OTHER_PORT = Decoded.PORT + 1;
    private static final int IN_IF = 10;
    private static final int OUT_IF = 14;
    private static final int IF_NAME = 82;
    private static final int IF_DESCRIPTION = 83;
    /** Scopes of v9. */
    private static final int SYSTEM = 1;
    private static final int INTERFACE = 2;
    private static final int LINE_CARD = 3;

    private final DecoderSettings settings = DecoderSettings.defaults().withNames(true);

    private static Decoded decoded(DecoderSettings settings) {
        return new Decoded(settings, new Bounds(settings), FIELDS);
    }

    private final Decoded decoded = decoded(settings);

    private static String text(String text, int length) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return hex + "00".repeat(length - hex.length() / 2);
    }

    private static String variable(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return "ff" + hex16(bytes.length) + HexFormat.of().formatHex(bytes);
    }

    /** As Cisco's {@code option interface-table}. */
    private static Packet interfaces(Packet packet, int index, String name, String description) {
        return packet.options(257, 1, SYSTEM, 4, IN_IF, 4, IF_NAME, 16, IF_DESCRIPTION, 16)
            .set(257, hex32(0) + hex32(index) + text(name, 16) + text(description, 16));
    }

    /** A flow from interface 7 to 8. */
    private static Packet flow(Packet packet) {
        return packet.template(256, IN_IF, 4, OUT_IF, 4).set(256, hex32(7) + hex32(8));
    }

    private String last() {
        return decoded.lines.get(decoded.lines.size() - 1);
    }

    private static String joined(String line) {
        int at = line.indexOf("_if_name");
        at = at < 0 ? line.indexOf("_name\"") : at;
        return at < 0 ? "" : line.substring(line.lastIndexOf(',', at));
    }

    @Test
    void givenNamesOfInterfacesThenBothWaysHaveTheirs() {
        decoded.send(Decoded.PORT, interfaces(Packet.v9(), 7, "ge-0/0/1", "to \"A\"").bytes())
            .send(Decoded.PORT, interfaces(Packet.v9(), 8, "ge-0/0/2", "").bytes())
            .send(Decoded.PORT, flow(Packet.v9()).bytes());

        assertThat(joined(last())).isEqualTo(",\"in_if_name\":\"ge-0/0/1\",\"in_if_description\":\"to \\\"A\\\"\","
            + "\"out_if_name\":\"ge-0/0/2\"}");
    }

    @Test
    void givenNamesBehindTheFlowsInOneDatagramThenTheyHoldAsWell() {
        decoded.send(Decoded.PORT, interfaces(flow(Packet.v9()), 7, "a", "").bytes());

        assertThat(joined(last())).isEqualTo(",\"in_if_name\":\"a\"}");
    }

    @Test
    void givenJoiningIsOffThenThereIsNoName() {
        Decoded off = decoded(DecoderSettings.defaults());

        off.send(Decoded.PORT, interfaces(flow(Packet.v9()), 7, "a", "").bytes());

        assertThat(off.lines).hasSize(1).allSatisfy(line -> assertThat(line).doesNotContain("_name"));
    }

    @Test
    void givenAnInterfaceAsScopeThenItsNameIsJoined() {
        decoded.send(Decoded.PORT, Packet.v9().options(257, 1, INTERFACE, 4, IF_NAME, 8)
                .set(257, hex32(8) + text("eth8", 8)).bytes())
            .send(Decoded.PORT, flow(Packet.v9()).bytes());

        assertThat(joined(last())).isEqualTo(",\"out_if_name\":\"eth8\"}");

        decoded.send(Decoded.PORT, Packet.ipfix().options(257, 1, OUT_IF, 4, IF_NAME, 65_535)
                .set(257, hex32(7) + variable("eth7")).bytes())
            .send(Decoded.PORT, flow(Packet.ipfix()).bytes());

        assertThat(joined(last())).isEqualTo(",\"in_if_name\":\"eth7\"}");
    }

    @Test
    void givenAScopeThatNoFlowCanBeToldToBeInThenNothingIsJoinedAndItIsCounted() {
        decoded.send(Decoded.PORT, Packet.v9().options(257, 1, LINE_CARD, 4, IN_IF, 4, IF_NAME, 8)
                .set(257, hex32(0) + hex32(7) + text("eth7", 8)).bytes())
            .send(Decoded.PORT, flow(Packet.v9()).bytes());

        assertThat(joined(last())).isEmpty();
        assertThat(decoded.decoder.counts().get(DecodeCounter.NAMES_REFUSED)).isEqualTo(1);
    }

    @Test
    void givenANumberOfTwoMeaningsThenNothingIsJoined() {
        decoded.send(Decoded.PORT, Packet.v9().options(257, 1, SYSTEM, 4, IN_IF, 4, OUT_IF, 4, IF_NAME, 8)
                .set(257, hex32(0) + hex32(7) + hex32(8) + text("eth7", 8)).bytes())
            .send(Decoded.PORT, flow(Packet.v9()).bytes());

        assertThat(joined(last())).isEmpty();
    }

    @Test
    void givenAnotherDomainThenOnlyNamesOfTheSystemHoldThere() {
        decoded.send(Decoded.PORT, interfaces(Packet.v9(), 7, "a", "").bytes())
            .send(Decoded.PORT, Packet.v9().options(258, 1, INTERFACE, 4, IF_NAME, 8)
                .set(258, hex32(8) + text("eth8", 8)).bytes())
            .send(Decoded.PORT, flow(Packet.v9().domain(2)).bytes());

        assertThat(joined(last())).isEqualTo(",\"in_if_name\":\"a\"}");
    }

    @Test
    void givenIpfixOfDomainZeroThenItsNamesHoldForAllDomainsOfItsPort() {
        Packet names = Packet.ipfix().domain(0).options(257, 1, IN_IF, 4, IF_NAME, 65_535)
            .set(257, hex32(7) + variable("eth7"));
        decoded.send(Decoded.PORT, names.bytes())
            .send(Decoded.PORT, flow(Packet.ipfix().domain(5)).bytes());
        assertThat(joined(last())).isEqualTo(",\"in_if_name\":\"eth7\"}");

        decoded.send(OTHER_PORT, flow(Packet.ipfix().domain(5)).bytes());
        assertThat(joined(last())).isEmpty();
    }

    @Test
    void givenIpfixScopesOfDomainAndExporterThenOnlyItsOwnHold() {
        for (long domain : new long[]{1, 9}) {
            decoded.send(Decoded.PORT, Packet.ipfix().options(257, 2, 149, 4, IN_IF, 4, IF_NAME, 65_535)
                    .set(257, hex32(domain) + hex32(6 + domain) + variable("domain")).bytes());
        }
        for (String exporter : List.of("7f000001", "0a000001")) {
            decoded.send(Decoded.PORT, Packet.ipfix().options(258, 2, 130, 4, OUT_IF, 4, IF_DESCRIPTION, 65_535)
                .set(258, exporter + hex32(8) + variable("of " + exporter)).bytes());
        }
        decoded.send(Decoded.PORT, flow(Packet.ipfix()).bytes());

        assertThat(last()).contains("\"in_if_name\":\"domain\"", "\"out_if_description\":\"of 7f000001\"")
            .doesNotContain("out_if_name", "in_if_description");
        assertThat(decoded.decoder.counts().get(DecodeCounter.NAMES_REFUSED)).isEqualTo(2);
    }

    @Test
    void givenTwoDevicesBehindOneAddressThenNeitherHasTheOthersNames() {
        decoded.send(Decoded.PORT, interfaces(Packet.v9(), 7, "a", "").bytes())
            .send(OTHER_PORT, flow(Packet.v9().uptime(5_000_000)).bytes());
        assertThat(joined(last())).isEmpty();

        decoded.send(OTHER_PORT + 1, flow(Packet.v9()).bytes());
        assertThat(joined(last())).as("the same boot instant").isEqualTo(",\"in_if_name\":\"a\"}");
    }

    @Test
    void givenPortsOfOneDeviceThatDisagreeThenNothingIsJoined() {
        decoded.send(Decoded.PORT, interfaces(Packet.v9(), 7, "a", "").bytes())
            .send(OTHER_PORT, interfaces(Packet.v9(), 7, "b", "").bytes())
            .send(OTHER_PORT + 1, flow(Packet.v9()).bytes());
        assertThat(joined(last())).isEmpty();

        decoded.send(OTHER_PORT, flow(Packet.v9()).bytes());
        assertThat(joined(last())).as("its own").isEqualTo(",\"in_if_name\":\"b\"}");
    }

    @Test
    void givenTheScopeOfTemplatesIsThePortThenNamesOfAnotherPortAreNotUsed() {
        Decoded strict = decoded(settings.with(TemplateScope.PORT));

        strict.send(Decoded.PORT, interfaces(Packet.v9(), 7, "a", "").bytes())
            .send(OTHER_PORT, flow(Packet.v9()).bytes());

        assertThat(joined(strict.lines.get(0))).isEmpty();
    }

    @Test
    void givenARebootThenNamesOfBeforeItAreNotUsed() {
        decoded.send(Decoded.PORT, interfaces(Packet.v9().sequence(1), 7, "a", "").bytes())
            .send(Decoded.PORT, flow(Packet.v9().sequence(2)).bytes());
        assertThat(joined(last())).isNotEmpty();

        decoded.send(Decoded.PORT, flow(Packet.v9().sequence(1).uptime(2_000).export(Packet.EXPORT + 60)).bytes());
        assertThat(joined(last())).isEmpty();

        decoded.send(Decoded.PORT, flow(interfaces(Packet.v9().sequence(2).uptime(3_000).export(Packet.EXPORT + 61),
            8, "b", "")).bytes());
        assertThat(joined(last())).isEqualTo(",\"out_if_name\":\"b\"}");
    }

    @Test
    void givenNamesInTheFirstDatagramAfterARebootThenTheyHold() {
        decoded.send(Decoded.PORT, interfaces(Packet.v9().sequence(900), 7, "a", "").bytes())
            .send(Decoded.PORT, flow(interfaces(Packet.v9().sequence(1).uptime(2_000).export(Packet.EXPORT + 60),
                8, "b", "")).bytes());

        assertThat(joined(last())).isEqualTo(",\"out_if_name\":\"b\"}");
    }

    @Test
    void givenANewNameThenItReplacesTheOldAndNoneEndsIt() {
        decoded.send(Decoded.PORT, interfaces(Packet.v9(), 7, "a", "").bytes())
            .send(Decoded.PORT, flow(interfaces(Packet.v9(), 7, "b", "")).bytes());
        assertThat(joined(last())).isEqualTo(",\"in_if_name\":\"b\"}");

        decoded.send(Decoded.PORT, flow(interfaces(Packet.v9(), 7, "", "")).bytes());
        assertThat(joined(last())).isEmpty();
    }

    @Test
    void givenApplicationsOfRfc6759ThenAllThatIsSaidOfThemIsJoined() {
        decoded.send(Decoded.PORT, Packet.v9()
                .options(257, 1, SYSTEM, 4, 95, 4, 96, 8, 94, 8)
                .set(257, hex32(0) + "0d0000e0" + text("ssl", 8) + text("TLS", 8))
                .options(258, 1, SYSTEM, 4, 95, 4, 45_000, 12, 373, 4, 45_002, 4, 288, 4, 289, 4, 290, 4)
                .set(258, hex32(0) + "0d0000e0" + text("browsing", 12) + text("web", 4) + text("tls", 4)
                    + text("no", 4) + text("no", 4) + text("yes", 4)).bytes())
            .send(Decoded.PORT, Packet.v9().template(256, 95, 4, 1, 4).set(256, "0d0000e0" + hex32(1)).bytes());

        assertThat(last()).endsWith(",\"application_name\":\"ssl\",\"application_description\":\"TLS\","
            + "\"application_category\":\"browsing\",\"application_sub_category\":\"web\","
            + "\"application_group\":\"tls\",\"application_p2p\":\"no\",\"application_tunnel\":\"no\","
            + "\"application_encrypted\":\"yes\"}");
    }

    @Test
    void givenAnApplicationIdOfAnotherLengthThenItIsAnother() {
        decoded.send(Decoded.PORT, Packet.ipfix().options(257, 1, 95, 4, 96, 65_535)
                .set(257, "0d0000e0" + variable("short")).bytes())
            .send(Decoded.PORT, Packet.ipfix().options(258, 1, 95, 8, 96, 65_535)
                .set(258, "1400000009000001" + variable("of an enterprise")).bytes())
            .send(Decoded.PORT, Packet.ipfix().template(256, 95, 5).template(259, 95, 8)
                .set(256, "0d000000e0").set(259, "1400000009000001").bytes());

        assertThat(decoded.lines.get(0)).doesNotContain("application_name");
        assertThat(last()).contains("\"application_name\":\"of an enterprise\"");
    }

    @Test
    void givenVrfsSamplersClassesAndDomainsThenTheyAreNamed() {
        decoded.send(Decoded.PORT, Packet.v9()
                .options(257, 1, SYSTEM, 4, 234, 4, 236, 8).set(257, hex32(0) + hex32(3) + text("red", 8))
                .set(257, hex32(0) + hex32(4) + text("blue", 8))
                .options(258, 1, SYSTEM, 4, 48, 1, 84, 8).set(258, hex32(0) + "02" + text("s2", 8))
                .options(259, 1, SYSTEM, 4, 51, 1, 100, 8).set(259, hex32(0) + "05" + text("gold", 8))
                .options(260, 1, SYSTEM, 4, 300, 8).set(260, hex32(0) + text("core", 8)).bytes())
            .send(Decoded.PORT, Packet.v9().template(256, 234, 4, 235, 4, 302, 8, 51, 1)
                .set(256, hex32(3) + hex32(4) + "0000000000000002" + "05").bytes());

        assertThat(last()).endsWith(",\"ingress_vrf_name\":\"red\",\"egress_vrf_name\":\"blue\","
            + "\"sampler_name\":\"s2\",\"class_name\":\"gold\",\"observation_domain_name\":\"core\"}");
    }

    @Test
    void givenARestartThenNamesAreThereAgain() {
        decoded.send(Decoded.PORT, flow(interfaces(Packet.v9().sequence(1), 7, "a", "")).bytes());
        List<SavedExporter> saved = decoded.decoder.save().slice(100);
        Decoded next = decoded(settings);
        saved.forEach(next.decoder::restore);

        next.send(Decoded.PORT, Packet.v9().sequence(2).uptime(101_000).export(Packet.EXPORT + 1)
            .set(256, hex32(7) + hex32(8)).bytes());

        assertThat(joined(next.lines.get(0))).isEqualTo(",\"in_if_name\":\"a\"}");
    }

    @Test
    void givenTheExporterRestartedMeanwhileThenRestoredNamesAreGivenUp() {
        decoded.send(Decoded.PORT, flow(interfaces(Packet.v9().sequence(100), 7, "a", "")).bytes());
        Decoded next = decoded(settings);
        decoded.decoder.save().slice(100).forEach(next.decoder::restore);

        next.send(Decoded.PORT, flow(Packet.v9().sequence(1).uptime(1_000).export(Packet.EXPORT + 60)).bytes());

        assertThat(next.lines).hasSize(1);
        assertThat(joined(next.lines.get(0))).isEmpty();
    }

    @Test
    void givenMoreNamesThanFitThenTheRestIsCountedAndTemplatesStay() {
        DecoderSettings small = DecoderSettings.defaults().within(10, 64 << 10, 1 << 20).withNames(true);
        Decoded few = decoded(small);
        few.send(Decoded.PORT, flow(Packet.v9()).bytes());
        for (int i = 0; i < 1_000; i++) {
            few.send(Decoded.PORT, interfaces(Packet.v9(), 100 + i, "n" + i, "d").bytes());
        }
        assertThat(few.decoder.counts().get(DecodeCounter.NAMES_REFUSED)).isBetween(1_000L, 1_990L);

        for (int i = 0; i < 100; i++) {
            few.send(Decoded.PORT, Packet.v9().template(300 + i, 1, 4, 2, 4).bytes());
        }

        assertThat(few.decoder.counts().get(DecodeCounter.TEMPLATES_EVICTED)).isZero();
        assertThat(few.decoder.remembered().templates()).hasSizeGreaterThan(100);
    }

    @Test
    void givenANameThatIsTooLongThenItIsRefused() {
        decoded.send(Decoded.PORT, Packet.ipfix().options(257, 1, IN_IF, 4, IF_NAME, 65_535)
                .set(257, hex32(7) + variable("n".repeat(513))).bytes())
            .send(Decoded.PORT, flow(Packet.ipfix()).bytes());

        assertThat(joined(last())).isEmpty();
        assertThat(decoded.decoder.counts().get(DecodeCounter.NAMES_REFUSED)).isEqualTo(1);
    }

    @Test
    void givenKnownNamesThenJoiningAllocatesNothing() {
        JsonEncoder json = new JsonEncoder(FIELDS, Syntax.JSON, true);
        byte[] room = new byte[1 << 14];
        long[] bytes = {0};
        DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), new DecodeListener() {
            @Override
            public void onFlow(FlowRecord record) {
                bytes[0] += json.encode(record, room, 0, room.length);
            }
        });
        byte[] names = interfaces(Packet.v9(), 7, "a", "b").bytes();
        byte[] template = flow(Packet.v9()).bytes();
        byte[] flow = Packet.v9().set(256, (hex32(7) + hex32(8)).repeat(20)).bytes();
        for (int port : new int[]{1, 2, 3}) {
            decoder.decode(names, 0, names.length, 0, Exporter.mapped(1), 0, port, 0);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        run(decoder, template, 1);
        int rounds = 20_000;
        run(decoder, flow, rounds);

        long before = threads.getCurrentThreadAllocatedBytes();
        run(decoder, flow, rounds);

        assertThat(bytes[0]).isPositive();
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / (20L * rounds)).isZero();
    }

    private static void run(DatagramDecoder decoder, byte[] datagram, int rounds) {
        for (int i = 0; i < rounds; i++) {
            decoder.decode(datagram, 0, datagram.length, 0, Exporter.mapped(1), 0, 1, i);
        }
    }
}
