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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Faults that are staged with real processes and sockets, and how {@code weir diagnose} names them. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "exporters have addresses of 127/8, and /proc is looked at")
@SuppressWarnings("try") // Feeds only have to be there.
class DiagnoseIT {
    private static final String ROUTER = "127.7.0.1";
    private static final byte[] SFLOW = ByteBuffer.allocate(28).putInt(5).putInt(1).putInt(0x7f070001).array();

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
    void fault1NothingArrivesAndItIsBoundToLoopbackOnlyByWhateverName() throws Exception {
        List<String> hosts = List.of("localhost", "127.0.0.1", "[::ffff:127.0.0.1]");
        List<String> listeners = hosts.stream().map(host -> "netflow://" + host + ":" + FreePorts.next()).toList();
        try (RunningWeir weir = RunningWeir.startAt("127.0.0.2", listeners, folder)) {
            Diagnosed diagnosed = diagnose(weir);

            diagnosed.says("bound-elsewhere", "listener netflow://127.0.0.2:" + weir.port(), "127.0.0.2 only");
            diagnosed.says("nothing-arrives", "listener netflow://127.0.0.2:" + weir.port(), "no datagram arrived");
            for (String listener : listeners) {
                diagnosed.says("bound-elsewhere", "listener " + listener, "only, which other hosts cannot reach");
            }
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
    void fault3And4OneIsRefusedByTheListAndOneSendsMoreThanItMay() throws Exception {
        try (RunningWeir weir = weir("-exporters.allow=127.7.0.4", "-limit.datagrams=5");
             Feed refused = Feed.start("127.7.0.3", weir.port(), v5());
             Feed tooFast = Feed.start("127.7.0.4", weir.port(), v5())) {
            Diagnosed diagnosed = diagnose(weir);

            diagnosed.says("refused", "exporter 127.7.0.3", "-exporters.allow");
            diagnosed.says("limited", "exporter 127.7.0.4", "-limit.datagrams");
            assertThat(diagnosed.wrong("exporter 127.7.0.3")).as(diagnosed.text()).containsExactly("refused");
        }
    }

    @Test
    void fault5To10EachOfFiveExportersHasOneOfItsOwn() throws Exception {
        try (RunningWeir weir = weir(); Feed sflow = Feed.start("127.7.0.5", weir.port(), () -> SFLOW);
             Feed malformed = Feed.start("127.7.0.6", weir.port(), cut());
             Feed unsampled = Feed.start("127.7.0.8", weir.port(), withoutSampling());
             Feed late = Feed.start("127.7.0.9", weir.port(), threeHoursBehind());
             Feed lost = Feed.start("127.7.0.10", weir.port(), everySecond())) {
            weir.await("flows of those that give some", () ->
                Stream.of("127.7.0.8", "127.7.0.9", "127.7.0.10").allMatch(weir.stdout()::contains));

            Diagnosed diagnosed = diagnose(weir);

            diagnosed.says("sflow", "exporter 127.7.0.5", "begin like sFlow");
            diagnosed.says("malformed", "exporter 127.7.0.6", "v5_count=");
            diagnosed.says("sampling-unknown", "exporter 127.7.0.8", "has not said its sampling rate");
            diagnosed.says("clock-off", "exporter 127.7.0.9", "3 h behind");
            diagnosed.says("loss-wire", "exporter 127.7.0.10", "datagrams are missing by its sequence numbers");
            assertThat(diagnosed.text()).contains("this host lost none of them");
            assertThat(diagnosed.wrong()).as(diagnosed.text())
                .containsExactlyInAnyOrder("sflow", "malformed", "clock-off", "loss-wire");
        }
    }

    private static Feed.Source cut() {
        TestExporter exporter = v5();
        return () -> {
            byte[] whole = Feed.next(exporter, 3, now());
            return Arrays.copyOf(whole, whole.length - 30);
        };
    }

    private static Feed.Source withoutSampling() {
        TestExporter exporter = v5();
        return () -> {
            byte[] datagram = Feed.next(exporter, 3, now());
            datagram[22] = 0;
            datagram[23] = 0;
            return datagram;
        };
    }

    private static Feed.Source threeHoursBehind() {
        TestExporter exporter = v5();
        return () -> Feed.next(exporter, 3, now() - 3 * 3_600_000);
    }

    private static Feed.Source everySecond() {
        TestExporter exporter = new NetFlow9Exporter(ExportSettings.of(1, 0).withTemplatesEvery(1));
        return () -> {
            Feed.next(exporter, 3, now());
            return Feed.next(exporter, 3, now());
        };
    }

    @Test
    void fault11And12OneSinkFailsAndOneIsStuck() throws Exception {
        assumeThat(Path.of("/dev/full")).as("a disk that is always full").exists();
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        try (FileChannel holder = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
             RunningWeir weir = weir("-transport=full=file,stuck=file", "-transport.full=/dev/full",
                "-transport.stuck=" + pipe, "-transport.full.when-full=drop", "-transport.stuck.when-full=drop");
             Feed feed = Feed.start(ROUTER, weir.port(), v5())) {
            weir.await("a pipe full of flows", () -> feed.sent() > 400);
            weir.await("the failure", () -> weir.log().contains("no space left"));

            Diagnosed diagnosed = diagnose(weir);

            diagnosed.says("sink-failing", "sink full", "no space left");
            assertThat(diagnosed.text()).contains("df -h");
            diagnosed.says("sink-stuck", "sink stuck", "it took nothing");
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
