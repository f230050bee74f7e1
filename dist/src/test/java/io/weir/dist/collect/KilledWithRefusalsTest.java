// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.dist.config.ConfigSources;
import io.weir.engine.Collector;
import io.weir.engine.decode.Warmup;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kill while refused records are set aside. What it leaves is the folder as it lies there at that moment: a copy of
 * it is what the next Weir opens.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "sockets are Netty's there")
@Timeout(180)
class KilledWithRefusalsTest {
    private static final int FLOWS = 60;

    @TempDir
    private Path folder;

    /** Takes batches of which it refuses no line; keeps the lines it was sent, and those it took. */
    private static final class Api implements AutoCloseable {
        private final Set<String> sent = ConcurrentHashMap.newKeySet();
        private final Set<String> taken = ConcurrentHashMap.newKeySet();
        private final HttpServer server =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final Predicate<String> unfit;

        Api(Predicate<String> unfit) throws IOException {
            this.unfit = unfit;
            server.createContext("/", this::answer);
            server.start();
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                List<String> lines =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
                boolean refused = lines.stream().anyMatch(unfit);
                sent.addAll(lines);
                if (!refused) {
                    taken.addAll(lines);
                }
                exchange.sendResponseHeaders(refused ? 422 : 200, -1);
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private Collector started(Path data, Api api) throws Exception {
        CollectSetup setup = CollectSetup.of(ConfigSources.read(List.of("-listen=netflow://127.0.0.1:0", "-addr=",
            "-transport=http", "-data.dir=" + data, "-transport.http.url=http://127.0.0.1:"
            + api.server.getAddress().getPort() + "/", "-stats.interval=1h", "-stop.timeout=1s"), Map.of()));
        CollectPlan plan = setup.plan();
        Collector collector = new Collector(plan.config(), setup.delivery(plan), plan.receive(), Warmup.NONE);
        collector.start();
        return collector;
    }

    private static void send(Collector collector) throws IOException {
        NetFlow5Exporter exporter = new NetFlow5Exporter(ExportSettings.of(1, 0));
        byte[] room = new byte[2048];
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < FLOWS / 20; i++) {
                int length = exporter.write(room, 0, 20, System.currentTimeMillis());
                socket.send(new DatagramPacket(room, length, new InetSocketAddress("127.0.0.1", collector.port(0))));
            }
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }

    private static Set<String> letters(Path data) throws IOException {
        Path file = data.resolve("dead-letters/http.jsonl");
        return !Files.exists(file) ? Set.of() : Files.readAllLines(file).stream()
            .map(line -> line.replaceFirst(".*\"record\":(.*)}$", "$1")).collect(Collectors.toSet());
    }

    @Test
    void eachRecordThatWasSetAsideIsSentOrLetteredAfterTheNextStart() throws Exception {
        Path killed = folder.resolve("killed");
        Path next = folder.resolve("next");
        Set<String> lines;
        try (Api api = new Api(line -> true)) {
            Collector collector = started(killed, api);
            try {
                send(collector);
                await("all are refused alone", () ->
                    collector.sinks().get(0).figures().getOrDefault("set_aside", 0L) == FLOWS);
                lines = new TreeSet<>(api.sent);
                assertThat(lines).hasSize(FLOWS);
                copy(killed, next);
            } finally {
                collector.stop();
            }
        }
        assertThat(letters(killed)).isEmpty();

        String unfit = lines.iterator().next();
        try (Api api = new Api(unfit::equals)) {
            Collector collector = started(next, api);
            try {
                await("the others are taken", () -> api.taken.size() == FLOWS - 1);
                await("the unfit one is settled", () -> collector.sinks().get(0).failed() == 1);
            } finally {
                collector.stop();
            }
            assertThat(api.taken).isSubsetOf(lines).doesNotContain(unfit);
        }
        assertThat(letters(next)).containsExactly(unfit);
    }
}
