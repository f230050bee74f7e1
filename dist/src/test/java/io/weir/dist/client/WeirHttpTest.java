// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.dist.client.WeirHttp.StrangeAnswerException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that are no Weir; the time limit only ends a test that would wait for ever. */
@Timeout(120)
class WeirHttpTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final CountDownLatch done = new CountDownLatch(1);
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        done.countDown();
        server.close();
    }

    @FunctionalInterface
    private interface Talk {
        void to(OutputStream client) throws IOException;
    }

    private WeirHttp asked(Duration timeout, Talk talk) {
        Thread thread = new Thread(() -> {
            try (Socket client = server.accept()) {
                client.getInputStream().read();
                talk.to(client.getOutputStream());
            } catch (IOException gone) {
                done.countDown();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return new WeirHttp("127.0.0.1:" + server.getLocalPort(), "secret", timeout);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void anEndlessAnswerIsGivenUpAsNoneOfAWeir() {
        WeirHttp http = asked(LONG, client -> {
            client.write(ascii("HTTP/1.1 200 OK\r\n\r\n"));
            byte[] more = new byte[1 << 16];
            while (done.getCount() > 0) {
                client.write(more);
            }
        });

        assertThatThrownBy(() -> http.get("/api/status")).isInstanceOf(StrangeAnswerException.class)
            .hasMessageContaining("is larger than");
    }

    @Test
    void anAnswerThatNeverEndsIsWaitedForNoLongerThanTold() {
        WeirHttp http = asked(Duration.ofMillis(200), client -> {
            client.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx"));
            awaitDone();
        });

        assertThatThrownBy(() -> http.get("/ready")).isInstanceOf(IOException.class);
    }

    private void awaitDone() {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatSpeaksNoHttpIsSaidToBeNone() {
        WeirHttp http = asked(LONG, client -> client.write(ascii("SSH-2.0-OpenSSH_9.2\r\n")));

        assertThatThrownBy(() -> http.get("/ready")).isInstanceOf(StrangeAnswerException.class)
            .hasMessageContaining("speaks no HTTP");
    }

    @Test
    void aRedirectionIsAnAnswerAndLeadsNowhere() throws IOException {
        WeirHttp http = asked(LONG, client -> client.write(ascii("HTTP/1.1 302 x\r\nLocation: http://127.0.0.1:"
            + server.getLocalPort() + "/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")));

        assertThat(http.get("/api/status").status()).isEqualTo(302);
    }
}
