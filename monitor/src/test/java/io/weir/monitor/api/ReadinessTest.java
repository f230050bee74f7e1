// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.config.OnError;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.deliver.SinkSpec;
import io.weir.monitor.http.HttpServer;
import io.weir.monitor.http.HttpSettings;
import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.SinkException;
import io.weir.sink.WhenFull;
import io.weir.time.TrustedClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real collector says of itself in each of its phases. */
@Timeout(60)
class ReadinessTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static HttpResponse<String> ask(HttpServer server, String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void bothPathsFollowTheLifeOfTheCollector() throws Exception {
        Heard heard = new Heard(new Delivery(), true, 0);
        Readiness readiness = new Readiness(heard.collector());
        try (HttpServer server = HttpServer.open(HttpSettings.of("127.0.0.1", 0, ""), readiness.routes())) {
            assertThat(ask(server, "/__health")).satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).isEqualTo("Not OK\n");
            });
            assertThat(ask(server, "/ready").body()).isEqualTo("listeners are not open yet\n");

            heard.collector().start();
            assertThat(ask(server, "/__health").body()).isEqualTo("OK\n");
            assertThat(ask(server, "/ready")).satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("ready\n");
            });

            heard.close();
            assertThat(ask(server, "/__health").statusCode()).isEqualTo(503);
            assertThat(ask(server, "/ready").body()).isEqualTo("Weir was asked to stop\n");
        }
    }

    @Test
    void aRingThatIsNearlyFullIsAReason() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (Heard heard = new Heard(new Delivery(), true, 64)) {
            heard.collector().start();
            Readiness readiness = new Readiness(heard.collector());
            heard.collector().ask(decoder -> {
                await(held);
                return null;
            });
            // Few enough for the ring and the kernel's buffer: that these drop is another reason.
            heard.send("127.0.0.1", 100);
            awaitAReason(readiness);

            assertThat(readiness.reasons()).singleElement().asString()
                .startsWith("a ring of port " + heard.collector().port(0) + " is ")
                .endsWith("% full: workers or sinks do not keep up");

            held.countDown();
            long end = System.nanoTime() + 20_000_000_000L;
            while (!readiness.reasons().isEmpty() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            assertThat(readiness.reasons()).isEmpty();
        } finally {
            held.countDown();
        }
    }

    /** A sink that refuses what it gets: for good, or until it is mended. */
    private static Delivery refusing(boolean retryable, OnError onError) {
        BlockSink sink = new BlockSink() {
            @Override
            public void onBlock(Block block) throws SinkException {
                throw new SinkException("the disk is full", retryable, null);
            }
        };
        return new Delivery(List.of(new SinkSpec("file", sink, WhenFull.BLOCK, onError)), List.of(),
            () -> (record, to, at, limit) -> {
                to[at] = 'x';
                return 1;
            });
    }

    private static void awaitAReason(Readiness readiness) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (readiness.reasons().isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Test
    void aSinkWithoutSpoolThatFailsIsAReasonAndItFails() throws Exception {
        try (Heard heard = new Heard(refusing(true, OnError.RETRY), true, 0)) {
            heard.collector().start();
            Readiness readiness = new Readiness(heard.collector());
            assertThat(readiness.failing()).isEmpty();

            heard.send("127.0.0.1", 1);
            awaitAReason(readiness);

            assertThat(readiness.reasons()).containsExactly("sink file fails: the disk is full");
            assertThat(readiness.failing()).containsExactly("sink file fails: the disk is full");
        }
    }

    @Test
    void lostRecordsAreAReason() throws Exception {
        try (Heard heard = new Heard(refusing(false, OnError.DROP), true, 0)) {
            heard.collector().start();
            Readiness readiness = new Readiness(heard.collector());

            heard.send("127.0.0.1", 1);
            awaitAReason(readiness);

            assertThat(heard.collector().sinkStatuses().get(0).losing()).isTrue();
            assertThat(readiness.reasons()).isNotEmpty();
        }
    }

    /** Nothing is lost by it, so Weir is ready; but nothing may look green. */
    @Test
    void aClockThatIsDoubtedFailsIsInTheStatusAndDoesNotMakeUnready() throws Exception {
        AtomicLong wallMs = new AtomicLong(System.currentTimeMillis());
        TrustedClock clock = new TrustedClock(wallMs::get, () -> 0);
        try (Heard heard = new Heard(new Delivery(), true, 0, clock)) {
            heard.collector().start();
            Readiness readiness = new Readiness(heard.collector());
            About about = new About("1", Instant.now(), new Config(List.of()));
            StatusReader status = new StatusReader(
                heard.collector(), about, readiness, new History(heard.collector(), System::nanoTime));
            assertThat(readiness.failing()).isEmpty();

            wallMs.addAndGet(TimeUnit.DAYS.toMillis(400));

            String doubt = "the host's clock is not believed: it went ahead by 400 days; nothing is removed by age";
            assertThat(readiness.failing()).containsExactly(doubt);
            assertThat(readiness.reasons()).isEmpty();
            assertThat(status.read().failing()).containsExactly(doubt);
            assertThat(status.read().ready()).isTrue();

            wallMs.addAndGet(-TimeUnit.DAYS.toMillis(400));
            assertThat(readiness.failing()).isEmpty();
            assertThat(status.read().failing()).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
