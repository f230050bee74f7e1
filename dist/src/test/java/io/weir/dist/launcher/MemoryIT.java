// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The least heap that the docs promise, with all that takes memory at once; {@code bench/memory} is the long run. */
@Timeout(180)
class MemoryIT {
    private static final List<String> PATHS = List.of("/api/status", "/api/sinks", "/api/exporters?limit=10000",
        "/api/templates?limit=10000", "/api/waiting", "/api/sources", "/api/errors", "/api/config",
        "/metrics", "/templates", "/");
    private static final Pattern HTTP = Pattern.compile("http=\\S*:(\\d+) event=http-started");
    private static final int DATAGRAMS = 2_000;
    private static final int FLOWS = 29;
    /** So slow that the blocks are small: those took the most memory for what was in them. */
    private static final long PAUSE_NS = 1_000_000;
    private static final int ASKERS = 4;

    @TempDir
    private Path folder;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();

    @Test
    void theLeastHeapHoldsThreeSinksWithoutAServerAndAllThatIsAsked() throws Exception {
        // Given: nothing answers at the port, and the spool has room for a few seconds.
        int nobody = FreePorts.next();
        try (RunningWeir weir = RunningWeir.startBy(List.of("env", "WEIR_JAVA_OPTS=-Xmx128m"), folder,
            "-transport=file,journal,http", "-transport.file=" + folder.resolve("flows"), "-state.dir=",
            "-transport.journal.dir=" + folder.resolve("journal"),
            "-transport.file.spool.dir=" + folder.resolve("spool-file"),
            "-transport.journal.spool.dir=" + folder.resolve("spool-journal"),
            "-transport.http.url=http://127.0.0.1:" + nobody + "/x",
            "-transport.http.spool.dir=" + folder.resolve("spool-http"), "-transport.http.spool.max-bytes=8MiB")) {
            weir.await("an HTTP server", () -> HTTP.matcher(weir.log()).find());
            List<Thread> askers = askers(weir);

            // When
            send(weir.port());
            over.set(true);
            for (Thread asker : askers) {
                asker.join();
            }

            // Then
            assertThat(weir.log()).doesNotContain("OutOfMemoryError", "memory-short").contains("event=memory-planned");
            assertThat(weir.isAlive()).as(weir.log()).isTrue();
            assertThat(answers.get()).as("200 or, for want of memory, 503")
                .isGreaterThanOrEqualTo(ASKERS * PATHS.size());
            assertThat(others.get()).as("other answers").isZero();
            weir.signal("TERM");
            assertThat(weir.exit()).isIn(0, 1);
        }
    }

    private List<Thread> askers(RunningWeir weir) {
        Matcher port = HTTP.matcher(weir.log());
        assertThat(port.find()).isTrue();
        List<Thread> askers = new ArrayList<>();
        for (int i = 0; i < ASKERS; i++) {
            Thread asker = new Thread(() -> ask("http://127.0.0.1:" + port.group(1)));
            asker.start();
            askers.add(asker);
        }
        return askers;
    }

    private void ask(String server) {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; !over.get() || i < PATHS.size(); i++) {
            try {
                int status = client.send(HttpRequest.newBuilder(URI.create(server + PATHS.get(i % PATHS.size())))
                    .timeout(Duration.ofSeconds(60)).build(), BodyHandlers.discarding()).statusCode();
                (status == 200 || status == 503 ? answers : others).incrementAndGet();
            } catch (IOException | InterruptedException broken) {
                others.incrementAndGet();
            }
        }
    }

    private static void send(int port) throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < DATAGRAMS; i++) {
                ByteBuffer v5 = ByteBuffer.allocate(24 + 48 * FLOWS).putShort((short) 5).putShort((short) FLOWS)
                    .putInt(1000).putInt(1_700_000_000).putInt(0).putInt(i * FLOWS);
                socket.send(new DatagramPacket(v5.array(), v5.capacity(), InetAddress.getLoopbackAddress(), port));
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }
}
