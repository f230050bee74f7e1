// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.NetFlow9Exporter;
import io.weir.codec.export.TestExporter;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Malformed datagrams between good ones: every good flow comes out, memory stays, and each refusal is counted. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "memory is read from /proc, and exporters have addresses of 127/8")
class HostileIT {
    private static final int GOOD_EXPORTERS = 8;
    private static final int ROUNDS = 10;
    private static final int FLOWS = 5;
    private static final long HEAP_GROWTH = 4L << 20;
    private static final long RSS_GROWTH = 32L << 10;

    @TempDir
    private Path folder;
    private final TestExporter[] good = new TestExporter[GOOD_EXPORTERS];
    private final byte[] room = new byte[1 << 16];
    /** By address: each sends from one port for the whole test, because templates are a port's. */
    private final Map<String, DatagramSocket> exporters = new HashMap<>();
    private int sent;

    @AfterEach
    void closeExporters() {
        exporters.values().forEach(DatagramSocket::close);
    }

    @Test
    void givenMalformedDatagramsBetweenGoodOnesThenNoGoodFlowIsLost() throws Exception {
        List<Hostile.Case> cases = Hostile.cases();
        for (int i = 0; i < GOOD_EXPORTERS; i++) {
            good[i] = new NetFlow9Exporter(ExportSettings.of(1, i));
        }
        Path out = folder.resolve("flows.json");
        try (RunningWeir weir = RunningWeir.start(folder, "-transport.file=" + out,
            "-err.cnt=0")) {
            all(weir, cases, new Random(1));
            weir.await("the good flows of the first round", () -> goodLines(out) == sent);
            long heap = liveHeap(weir);
            long rss = rssKb(weir);

            Random random = new Random(2);
            for (int round = 0; round < ROUNDS; round++) {
                all(weir, cases, random);
            }

            weir.await("all good flows", () -> goodLines(out) == sent);
            assertThat(liveHeap(weir) - heap).as("growth of live heap").isLessThan(HEAP_GROWTH);
            assertThat(rssKb(weir) - rss).as("growth of RSS, KiB").isLessThan(RSS_GROWTH);
            weir.signal("TERM");
            assertThat(weir.exit()).as(weir.log()).isZero();
            assertThat(weir.log()).contains("reason=version_unknown", "reason=set_without_length", "reason=v5_count");
            assertThat(mostRepeated(weir.log())).as("lines of one exporter and kind").isLessThanOrEqualTo(11);
        }
    }

    private void all(RunningWeir weir, List<Hostile.Case> cases, Random random) throws IOException {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        for (int i : order) {
            for (byte[] datagram : cases.get(i).datagrams()) {
                send(weir, "127.9." + i / 250 + "." + (1 + i % 250), datagram, datagram.length);
            }
            int which = random.nextInt(GOOD_EXPORTERS);
            int length = good[which].write(room, 0, FLOWS, 1_700_000_000_000L);
            send(weir, "127.8.0." + (1 + which), room, length);
            sent += FLOWS;
        }
    }

    private void send(RunningWeir weir, String from, byte[] datagram, int length) throws IOException {
        DatagramSocket socket = exporters.get(from);
        if (socket == null) {
            socket = new DatagramSocket(new InetSocketAddress(from, 0));
            exporters.put(from, socket);
        }
        socket.send(new DatagramPacket(datagram, length, InetAddress.getLoopbackAddress(), weir.port()));
    }

    private static long goodLines(Path out) {
        try {
            String text = Files.readString(out, StandardCharsets.ISO_8859_1);
            return text.lines().filter(line -> line.contains("\"sampler_address\":\"127.8.")).count();
        } catch (IOException e) {
            return -1;
        }
    }

    /** Bytes of live objects after a full collection. */
    private static long liveHeap(RunningWeir weir) throws Exception {
        String total = jcmd(weir, "GC.class_histogram").lines().filter(line -> line.startsWith("Total"))
            .findFirst().orElseThrow();
        return Long.parseLong(total.trim().split("\\s+")[2]);
    }

    private static String jcmd(RunningWeir weir, String what) throws Exception {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(tool.toString(), String.valueOf(weir.pid()), what)
            .redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long rssKb(RunningWeir weir) throws IOException {
        String status = Files.readString(Path.of("/proc/" + weir.pid() + "/status"));
        Matcher matcher = Pattern.compile("VmRSS:\\s+(\\d+)").matcher(status);
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static int mostRepeated(String log) {
        Map<String, Integer> counts = new HashMap<>();
        Matcher matcher = Pattern.compile("exporter=(\\S+).*reason=(\\S+)").matcher("");
        log.lines().filter(line -> line.contains("level=WARN")).forEach(line -> {
            if (matcher.reset(line).find()) {
                counts.merge(matcher.group(1) + " " + matcher.group(2), 1, Integer::sum);
            }
        });
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
