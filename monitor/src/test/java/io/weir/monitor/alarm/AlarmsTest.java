// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecoderSettings;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.saved.SavedDomain;
import io.weir.codec.saved.SavedExporter;
import io.weir.codec.saved.SavedSession;
import io.weir.engine.Collector;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.deliver.Delivery;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real collector that hears real datagrams; only the alarms' clock is the test's. */
@Timeout(120)
class AlarmsTest {
    private static final String ROUTER = "127.0.0.1";
    private static final int FLOWS = 10;

    private final Map<String, DatagramSocket> sockets = new HashMap<>();
    private Collector collector;
    private long nowNs = 1_000_000_000L;
    private long sent;
    private int sequence;
    private int sampling = 100;
    private int skewSeconds;
    private int uptimeMs = 100_000;
    private Alarms alarms;

    @BeforeEach
    void start() throws Exception {
        start(2);
    }

    private void start(int workers) throws Exception {
        ListenerConfig listener = new ListenerConfig("netflow", "127.0.0.1", 0, 1, workers, true, 0);
        collector = new Collector(new CollectorConfig(List.of(listener), DecoderSettings.defaults(), 10,
            Duration.ofSeconds(10), Duration.ofSeconds(2)), new Delivery());
        collector.start();
    }

    @AfterEach
    void stop() {
        sockets.values().forEach(DatagramSocket::close);
        collector.stop();
    }

    private void watch(AlarmKind kind, double threshold) {
        alarms = new Alarms(collector, AlarmSettings.none().with(kind, threshold), () -> nowNs, () -> Instant.EPOCH);
    }

    private void send(String from, ByteBuffer datagram) throws Exception {
        DatagramSocket socket = sockets.get(from);
        if (socket == null) {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(from), 0));
            sockets.put(from, socket);
        }
        socket.send(new DatagramPacket(datagram.array(), datagram.position(),
            new InetSocketAddress("127.0.0.1", collector.port(0))));
        sent++;
        long end = System.nanoTime() + 60_000_000_000L;
        while (taken() < sent && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertThat(taken()).isEqualTo(sent);
    }

    private long taken() {
        return collector.workers().stream().mapToLong(worker -> worker.times().count()).sum();
    }

    /** A v5 datagram of ten flows, in sequence. */
    private void flows(String from) throws Exception {
        ByteBuffer v5 = ByteBuffer.allocate(24 + FLOWS * 48).putShort((short) 5).putShort((short) FLOWS)
            .putInt(uptimeMs).putInt((int) (System.currentTimeMillis() / 1000) - skewSeconds).putInt(0)
            .putInt(sequence).putShort((short) 0).putShort((short) (0x4000 | sampling));
        sequence += FLOWS;
        send(from, v5.position(v5.capacity()));
    }

    private void flows() throws Exception {
        flows(ROUTER);
    }

    private void after(int seconds) {
        nowNs += TimeUnit.SECONDS.toNanos(seconds);
        alarms.look();
    }

    private List<String> texts() {
        return alarms.raised().stream().map(Alarm::text).toList();
    }

    @Test
    void anExporterThatFallsSilentIsToldUntilItSendsAgain() throws Exception {
        watch(AlarmKind.SILENT, 300);
        flows();
        flows();
        after(5);
        after(299);
        assertThat(texts()).isEmpty();

        after(1);

        assertThat(alarms.raised()).singleElement().satisfies(alarm -> {
            assertThat(alarm.source()).isEqualTo(new Source(ROUTER, collector.port(0)));
            assertThat(alarm.since()).isEqualTo(Instant.EPOCH);
            assertThat(alarm.text()).startsWith("nothing came for 300 s");
            assertThat(alarm.action()).contains("tcpdump -n udp port " + collector.port(0)).doesNotContain("PORT");
        });
        flows();
        after(5);
        assertThat(texts()).isEmpty();
    }

    @Test
    void anExporterOfBeforeTheRestartThatDoesNotComeBackIsMissed() throws Exception {
        collector.stop();
        start(1);
        watch(AlarmKind.SILENT, 300);
        restore(ROUTER, true);
        restore("127.0.0.9", false);
        after(5);
        after(294);
        assertThat(texts()).isEmpty();

        after(1);

        assertThat(texts()).containsExactly(
            "nothing came for 300 s, since Weir started; it was last heard before that, at 2026-11-23T00:00:00Z");
        flows();
        after(5);
        assertThat(texts()).isEmpty();
    }

    /** As the state of the last run does. */
    private void restore(String address, boolean proven) throws Exception {
        long seenNs = TimeUnit.SECONDS.toNanos(Instant.parse("2026-11-23T00:00:00Z").getEpochSecond());
        SavedSession session = new SavedSession(2100, 0, 1, 0, 0, 0, seenNs, -1, proven, List.of(), List.of(),
            List.of());
        SavedDomain domain = new SavedDomain(Protocol.NETFLOW_V9, 0, 0, -1, List.of(), List.of(session));
        int ipv4 = ByteBuffer.wrap(InetAddress.getByName(address).getAddress()).getInt();
        SavedExporter saved = new SavedExporter(0, Exporter.mapped(ipv4), 0, proven, Map.of(), List.of(domain));
        collector.ask(decoder -> {
            decoder.restore(saved);
            return saved;
        }).get(0).get(60, TimeUnit.SECONDS);
    }

    @Test
    void anExporterThatAlwaysSendsRarelyIsNotSilentUntilTenOfItsPausesPass() {
        Board board = board();
        Lamp lamp = new Lamp(AlarmKind.SILENT, new Source(ROUTER, 2055), board);
        SilentCheck check = new SilentCheck(lamp, 300, 0);
        Figures hourly = new Figures();
        for (int hour = 0; hour < 3; hour++) {
            hourly.datagrams++;
            hourly.flows++;
            check.look(hourly, TimeUnit.HOURS.toNanos(hour));
        }

        check.look(hourly, TimeUnit.HOURS.toNanos(11));
        assertThat(board.list()).isEmpty();

        check.look(hourly, TimeUnit.HOURS.toNanos(12));
        assertThat(board.list()).singleElement().extracting(Alarm::text).asString().contains("used to send every");
    }

    @Test
    void aStrayDatagramIsNotMissed() throws Exception {
        watch(AlarmKind.SILENT, 300);
        send(ROUTER, ByteBuffer.allocate(4).putInt(0));
        send(ROUTER, ByteBuffer.allocate(4).putInt(0));
        after(5);
        after(3000);

        assertThat(texts()).isEmpty();
    }

    @Test
    void lossOnTheWayIsToldByTheWindowAndClearedByTwoGoodOnes() throws Exception {
        watch(AlarmKind.LOSS, 10);
        flows();
        after(5);
        sequence += FLOWS;
        flows();
        after(25);
        assertThat(texts()).containsExactly("33.3 % of what it sent in 30 s was lost on the way");

        flows();
        after(30);
        assertThat(texts()).as("one good window does not clear it").hasSize(1);
        flows();
        after(30);
        assertThat(texts()).isEmpty();
    }

    @Test
    void lossBelowTheThresholdIsNotTold() throws Exception {
        watch(AlarmKind.LOSS, 40);
        flows();
        sequence += FLOWS;
        flows();
        after(30);

        assertThat(texts()).isEmpty();
    }

    @Test
    void moreFlowsThanAskedForAreTold() throws Exception {
        watch(AlarmKind.VOLUME, 1);
        flows();
        flows();
        after(30);
        assertThat(texts()).as("20 flows in 30 s").isEmpty();

        for (int i = 0; i < 6; i++) {
            flows();
        }
        after(30);
        assertThat(texts()).containsExactly("it sent 2 flows/s over 30 s");
    }

    @Test
    void aClockThatIsOffIsToldWhenSeenTwiceAndClearedBelowHalf() throws Exception {
        watch(AlarmKind.SKEW, 60);
        skewSeconds = -120;
        flows();
        after(5);
        assertThat(texts()).as("seen once").isEmpty();
        flows();
        after(5);
        assertThat(texts()).singleElement().asString().matches("its clock is 1(19|20) s ahead of this host's");

        skewSeconds = 45;
        flows();
        after(5);
        assertThat(texts()).as("between half and all of it").hasSize(1);
        skewSeconds = 0;
        flows();
        after(5);
        assertThat(texts()).isEmpty();
    }

    @Test
    void anotherSamplingRateIsToldForAWhile() throws Exception {
        watch(AlarmKind.SAMPLING, 600);
        flows();
        after(5);
        sampling = 200;
        flows();
        after(5);
        assertThat(texts()).as("the second sampler of a device in its first minute").isEmpty();

        after(60);
        sampling = 1000;
        flows();
        after(5);
        assertThat(texts()).containsExactly("its sampling rate was 200 and is now 1000");

        sampling = 100;
        flows();
        after(595);
        assertThat(texts()).hasSize(1);
        after(5);
        assertThat(texts()).isEmpty();
    }

    @Test
    void anExporterThatCountsAnewIsToldForAWhile() throws Exception {
        watch(AlarmKind.RESTART, 600);
        sequence = 1_000_000;
        flows();
        flows();
        after(5);
        assertThat(texts()).isEmpty();

        sequence = 0;
        uptimeMs = 20_000;
        flows();
        after(5);
        assertThat(texts()).containsExactly("it began to count anew");
        after(600);
        assertThat(texts()).isEmpty();
    }

    /** A v9 datagram with {@code count} templates from {@code first} on. */
    private void templates(int first, int count) throws Exception {
        ByteBuffer v9 = ByteBuffer.allocate(24 + count * 8).putShort((short) 9).putShort((short) count)
            .putInt(100_000).putInt((int) (System.currentTimeMillis() / 1000)).putInt(sequence++).putInt(0)
            .putShort((short) 0).putShort((short) (4 + count * 8));
        for (int i = 0; i < count && v9.remaining() >= 8; i++) {
            v9.putShort((short) (first + i)).putShort((short) 1).putShort((short) 8).putShort((short) 4);
        }
        send(ROUTER, v9);
    }

    @Test
    void aFloodOfTemplatesIsTold() throws Exception {
        watch(AlarmKind.TEMPLATES, 1);
        for (int i = 0; i < 60; i++) {
            templates(256 + i * 100, 100);
        }
        after(30);

        assertThat(texts()).singleElement().asString().matches("\\d+ templates of it were refused in 30 s");
        after(30);
        after(30);
        assertThat(texts()).isEmpty();
    }

    @Test
    void eachExporterHasAlarmsOfItsOwn() throws Exception {
        watch(AlarmKind.VOLUME, 0.1);
        flows("127.0.0.7");
        flows("127.0.0.8");
        after(30);

        assertThat(alarms.raised()).extracting(alarm -> alarm.source().exporter())
            .containsExactlyInAnyOrder("127.0.0.7", "127.0.0.8");
    }

    @Test
    void whatIsOffIsNotRaised() throws Exception {
        alarms = new Alarms(collector, AlarmSettings.none(), () -> nowNs, () -> Instant.EPOCH);
        skewSeconds = 1000;
        flows();
        after(5);
        flows();
        after(5);

        assertThat(texts()).isEmpty();
    }

    private Board board() {
        return new Board(() -> Instant.EPOCH, new AlarmLog(org.slf4j.LoggerFactory.getLogger("test"), () -> nowNs));
    }

    @Test
    void theBoardIsBoundedAndCountsTheRest() {
        Board board = board();
        for (int i = 0; i < Board.MOST + 7; i++) {
            board.raise(AlarmKind.LOSS, new Source("router " + i, 2055), "loss");
        }
        board.lookEnds();

        assertThat(board.list()).hasSize(Board.MOST);
        assertThat(board.beyond()).isEqualTo(7);
        board.lookEnds();
        assertThat(board.beyond()).isZero();
    }
}
