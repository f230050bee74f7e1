// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.codec.export.NetFlow9Exporter;
import io.weir.codec.export.TestExporter;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that are staged with real processes and sockets, and how {@code weir diagnose} names them. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "exporters have addresses of 127/8, and /proc is looked at")
@SuppressWarnings("try") // Feeds only have to be there.
class DiagnoseIT {
    private static final String ROUTER = "127.7.0.1";

    @TempDir
    private Path folder;

    private RunningWeir weir(String... flags) throws Exception {
        return RunningWeir.start(folder, flags);
    }

    private Diagnosed diagnose(RunningWeir weir, String... words) throws Exception {
        return Diagnosed.of(weir, words);
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private static NetFlow5Exporter v5() {
        return new NetFlow5Exporter(ExportSettings.of(1, 0));
    }

    @Test
    void nothingIsWrongWhereFlowsCome() throws Exception {
        try (RunningWeir weir = weir(); Feed feed = Feed.start(ROUTER, weir.port(), v5())) {
            weir.await("flows", () -> !weir.stdout().isEmpty());

            Diagnosed diagnosed = Diagnosed.launched(folder, weir);

            assertThat(diagnosed.wrong()).as(diagnosed.text()).isEmpty();
            assertThat(diagnosed.exit()).isZero();
            assertThat(feed.sent()).isPositive();
        }
    }

    @Test
    void fault1NothingArrivesAndItIsBoundToLoopbackOnly() throws Exception {
        try (RunningWeir weir = RunningWeir.startAt("127.0.0.2", folder)) {
            Diagnosed diagnosed = diagnose(weir);

            diagnosed.says("bound-elsewhere", "listener netflow://127.0.0.2:" + weir.port(), "127.0.0.2 only");
            diagnosed.says("nothing-arrives", "listener netflow://127.0.0.2:" + weir.port(), "no datagram arrived");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::ffff:127.0.0.1]"})
    void fault1ByWhateverNameLoopbackIsCalled(String host) throws Exception {
        try (RunningWeir weir = RunningWeir.startAt(host, folder)) {
            diagnose(weir).says("bound-elsewhere", "listener netflow://" + host + ":" + weir.port(),
                "only, which other hosts cannot reach");
        }
    }

    @Test
    void aLoopbackAddressIsNotWrongWhileFlowsComeAndItsPortIsNotSharedWithOtherAddresses() throws Exception {
        TestExporter exporter = v5();
        try (RunningWeir weir = RunningWeir.startAt("127.0.0.2", folder);
             Feed feed = Feed.start(ROUTER, "127.0.0.2", weir.port(), () -> Feed.next(exporter, 3, now()));
             DatagramSocket other = new DatagramSocket(new InetSocketAddress("127.0.0.3", weir.port()))) {
            weir.await("flows", () -> !weir.stdout().isEmpty());

            Diagnosed diagnosed = diagnose(weir);

            diagnosed.says("bound-elsewhere", "listener netflow://127.0.0.2:" + weir.port(), "127.0.0.2 only");
            assertThat(diagnosed.wrong()).as(diagnosed.text()).isEmpty();
            assertThat(diagnosed.text()).doesNotContain("port-shared");
        }
    }

    @Test
    void fault2AnotherProcessHasThePort() throws Exception {
        try (RunningWeir weir = weir(); Feed feed = Feed.start(ROUTER, weir.port(), v5());
             DatagramSocket second = new DatagramSocket(null)) {
            second.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            second.setReuseAddress(true);
            second.bind(new InetSocketAddress(weir.port()));

            Diagnosed.launched(folder, weir).says("port-shared", "listener netflow://:" + weir.port(),
                "java, process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void fault3ItIsRefusedByTheList() throws Exception {
        try (RunningWeir weir = weir("-exporters.allow=192.0.2.0/24");
             Feed feed = Feed.start(ROUTER, weir.port(), v5())) {
            Diagnosed diagnosed = diagnose(weir);

            diagnosed.says("refused", "exporter " + ROUTER, "-exporters.allow");
            assertThat(diagnosed.wrong()).containsExactly("refused");
        }
    }

    @Test
    void fault4ItSendsMoreThanItMay() throws Exception {
        try (RunningWeir weir = weir("-limit.datagrams=5"); Feed feed = Feed.start(ROUTER, weir.port(), v5())) {
            diagnose(weir).says("limited", "exporter " + ROUTER, "-limit.datagrams");
        }
    }

    @Test
    void fault5ItSendsSflow() throws Exception {
        byte[] sflow = ByteBuffer.allocate(28).putInt(5).putInt(1).putInt(0x7f070001).array();
        try (RunningWeir weir = weir(); Feed feed = Feed.start(ROUTER, weir.port(), () -> sflow)) {
            Diagnosed diagnosed = diagnose(weir);

            diagnosed.says("sflow", "exporter " + ROUTER, "begin like sFlow");
            assertThat(diagnosed.wrong()).containsExactly("sflow");
        }
    }

    @Test
    void fault6ItsDatagramsAreMalformed() throws Exception {
        TestExporter exporter = v5();
        Feed.Source cut = () -> {
            byte[] whole = Feed.next(exporter, 3, now());
            return Arrays.copyOf(whole, whole.length - 30);
        };
        try (RunningWeir weir = weir(); Feed feed = Feed.start(ROUTER, weir.port(), cut)) {
            diagnose(weir).says("malformed", "exporter " + ROUTER, "v5_count=");
        }
    }

    @Test
    void fault8ItsSamplingIsUnknown() throws Exception {
        TestExporter exporter = v5();
        Feed.Source unsaid = () -> {
            byte[] datagram = Feed.next(exporter, 3, now());
            datagram[22] = 0;
            datagram[23] = 0;
            return datagram;
        };
        try (RunningWeir weir = weir(); Feed feed = Feed.start(ROUTER, weir.port(), unsaid)) {
            weir.await("flows", () -> !weir.stdout().isEmpty());

            diagnose(weir).says("sampling-unknown", "exporter " + ROUTER, "has not said its sampling rate");
        }
    }

    @Test
    void fault9ItsClockIsOff() throws Exception {
        TestExporter exporter = v5();
        try (RunningWeir weir = weir();
             Feed feed = Feed.start(ROUTER, weir.port(), () -> Feed.next(exporter, 3, now() - 3 * 3_600_000))) {
            weir.await("flows", () -> !weir.stdout().isEmpty());

            Diagnosed diagnosed = diagnose(weir);

            diagnosed.says("clock-off", "exporter " + ROUTER, "3 h behind");
            assertThat(diagnosed.wrong()).containsExactly("clock-off");
        }
    }

    @Test
    void fault10DatagramsAreLostOnTheWay() throws Exception {
        TestExporter exporter = new NetFlow9Exporter(ExportSettings.of(1, 0));
        Feed.Source lossy = () -> {
            Feed.next(exporter, 3, now());
            return Feed.next(exporter, 3, now());
        };
        try (RunningWeir weir = weir(); Feed feed = Feed.start(ROUTER, weir.port(), lossy)) {
            Diagnosed diagnosed = diagnose(weir);

            diagnosed.says("loss-wire", "exporter " + ROUTER, "datagrams are missing by its sequence numbers");
            assertThat(diagnosed.text()).contains("this host lost none of them");
        }
    }

    @Test
    void fault11ASinkFails() throws Exception {
        assumeThat(Path.of("/dev/full")).as("a disk that is always full").exists();
        try (RunningWeir weir = weir("-transport.file=/dev/full"); Feed feed = Feed.start(ROUTER, weir.port(), v5())) {
            weir.await("the failure", () -> weir.log().contains("no space left"));

            Diagnosed diagnosed = diagnose(weir);

            diagnosed.says("sink-failing", "sink file", "no space left");
            assertThat(diagnosed.text()).contains("df -h");
        }
    }

    @Test
    void fault12ASinkIsStuck() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        try (FileChannel holder = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
             RunningWeir weir = weir("-transport.file=" + pipe); Feed feed = Feed.start(ROUTER, weir.port(), v5())) {
            weir.await("a pipe full of flows", () -> feed.sent() > 400);

            diagnose(weir).says("sink-stuck", "sink file", "it took nothing");
            assertThat(holder.isOpen()).isTrue();
        }
    }

    @Test
    void fault13TheKernelDropsWhatWeirDoesNotRead() throws Exception {
        try (RunningWeir weir = weir(); Feed feed = Feed.start(ROUTER, weir.port(), v5())) {
            weir.await("flows", () -> !weir.stdout().isEmpty());
            weir.signal("STOP");
            try {
                feed.burst(120_000);
            } finally {
                weir.signal("CONT");
            }
            weir.await("the drops are told", () -> weir.log().contains("datagrams were dropped"));

            diagnose(weir).says("loss-kernel", "listener netflow://:" + weir.port(), "dropped by the kernel");
        }
    }

    @Test
    void fault14AnApiRefusesConnections() throws Exception {
        String refusing = "http://127.0.0.1:" + FreePorts.next() + "/v1/ingest";
        try (RunningWeir weir = weir("-transport=http", "-transport.http.url=" + refusing,
                "-transport.http.spool.dir=" + folder.resolve("spool"), "-transport.http.retry-max=200ms");
             Feed feed = Feed.start(ROUTER, weir.port(), v5())) {
            Asked asked = new Asked(Diagnosed.httpPort(weir));
            weir.await("the trouble is in the API", () -> asked.get("/api/sinks").contains("\"state\":\"failing\""));

            diagnose(weir).says("sink-failing", "sink http", refusing + " refuses connections");
            assertThat(asked.get("/api/errors")).contains("sink_error", "sink http", "refuses connections");
            assertThat(asked.get("/metrics")).contains("weir_sink_failing{sink=\"http\"} 1");
            assertThat(asked.get("/ready")).as("the spool takes what comes").isEqualTo("ready\n");
        }
    }

    @Test
    void withoutAWeirItListensItselfAndSaysWhatIsWrong() throws Exception {
        int port = FreePorts.next();
        try (Feed feed = Feed.start(ROUTER, port, v5())) {
            Diagnosed diagnosed = Diagnosed.run(folder, "--listen=netflow://:" + port, "--for=3s");

            assertThat(diagnosed.exit()).as(diagnosed.text()).isZero();
            assertThat(diagnosed.text()).contains("listening for 3 s");
        }
    }

    @Test
    void aHeldPortIsNotShared() throws Exception {
        try (RunningWeir weir = weir()) {
            Diagnosed.run(folder, "--listen=netflow://:" + weir.port(), "--for=1s")
                .says("port-held", "host", "java, process " + weir.pid());
        }
    }

    @Test
    void aTokenThatIsWantedIsAskedFor() throws Exception {
        try (RunningWeir weir = weir("-http.token=secret")) {
            Launch refused = Diagnosed.launch(folder, "--addr=127.0.0.1:" + Diagnosed.httpPort(weir));

            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).contains("error", "--token").doesNotContain("secret");
            diagnose(weir, "--token=secret").says("nothing-arrives", "listener netflow://:" + weir.port(), "no data");
        }
    }
}
