// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.receive.PassedSocket;
import io.weir.engine.receive.PassedSockets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both sides of a take-over, by real sockets; here they are in one process. */
@Timeout(60)
final class TakeoverTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final Duration STOP = Duration.ofSeconds(8);

    private final CountDownLatch asked = new CountDownLatch(1);
    private Socket udp;
    private List<ListenerConfig> listeners;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(Epoll.isAvailable(), "no epoll on this system");
        udp = Socket.newSocketDgram();
        udp.bind(new InetSocketAddress("127.0.0.1", 0));
        listeners = List.of(listener(udp.localAddress().getPort()));
    }

    @AfterEach
    void close() throws IOException {
        udp.close();
    }

    private static ListenerConfig listener(int port) {
        return new ListenerConfig("netflow", "127.0.0.1", port, 1, 1, false, 1_000);
    }

    private PassedSocket socket(boolean held) {
        return new PassedSocket(udp.intValue(), udp.localAddress(), held, 0);
    }

    private Offer offer(boolean held) {
        return Offer.open(List.of(socket(held)), STOP, asked::countDown);
    }

    /** What a Weir does that was asked: it closes its offer and says what it left. */
    private CompletableFuture<Boolean> handOver(Offer offer, long drops) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                asked.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            while (!offer.isTaken()) {
                Thread.onSpinWait();
            }
            offer.close();
            return offer.handOver(List.of(socket(false).dropped(drops)), () -> true);
        });
    }

    private static void release(PassedSockets sockets) throws IOException {
        for (PassedSocket socket : sockets.all()) {
            new FileDescriptor(socket.descriptor()).close();
        }
    }

    @Test
    void theSocketsGoOverAndTheFirstEndsWhenTheSecondCollects() throws Exception {
        Offer offer = offer(false);
        CompletableFuture<Boolean> first = handOver(offer, 17);

        Takeover second = Takeover.find(listeners, () -> true).orElseThrow();
        assertThat(second.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(asked.getCount()).as("the first collects until the second is warm").isEqualTo(1);
        PassedSockets sockets = second.release(listeners, () -> true);

        assertThat(sockets.all()).hasSize(1);
        assertThat(sockets.all().get(0).local()).isEqualTo(udp.localAddress());
        assertThat(sockets.all().get(0).descriptor()).isNotEqualTo(udp.intValue());
        assertThat(sockets.all().get(0).drops()).isEqualTo(17);
        assertThat(first).isNotDone();
        second.running();
        assertThat(first.get(20, TimeUnit.SECONDS)).isTrue();
        second.close();
        release(sockets);
    }

    @Test
    void theFirstCollectsAgainIfTheSecondDiesAfterTheFirstHasEnded() throws Exception {
        Offer offer = offer(false);
        CompletableFuture<Boolean> first = handOver(offer, 0);

        Takeover second = Takeover.find(listeners, () -> true).orElseThrow();
        release(second.release(listeners, () -> true));
        second.close();

        assertThat(first.get(20, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void theFirstGoesOnAndCanBeAskedAgainIfTheSecondDiesBeforeItIsWarm() throws Exception {
        Offer offer = offer(false);
        Takeover.find(listeners, () -> true).orElseThrow().close();

        CompletableFuture<Boolean> first = handOver(offer, 0);
        Takeover third = Takeover.find(listeners, () -> true).orElseThrow();
        release(third.release(listeners, () -> true));
        third.running();

        assertThat(first.get(20, TimeUnit.SECONDS)).isTrue();
        third.close();
    }

    @Test
    void theSecondHasTheSocketsIfTheFirstDiesBeforeItHasEnded() throws Exception {
        theSecondHasTheSocketsOfOneThatIsGone(link -> { });
    }

    @Test
    void theSecondHasTheSocketsIfTheFirstIsStoppedBySomebodyElse() throws Exception {
        theSecondHasTheSocketsOfOneThatIsGone(link -> link.write("ending"));
    }

    private interface LastWords {
        void say(Link link) throws IOException;
    }

    private void theSecondHasTheSocketsOfOneThatIsGone(LastWords words) throws Exception {
        // given a first one that only speaks so far, and whose process is gone then
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        long ended = process.pid();
        Socket door = Socket.newSocketDomain();
        door.bind(Door.of(listeners.get(0)));
        door.listen(1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> {
            try {
                int accepted = door.accept(new byte[128]);
                while (accepted < 0) {
                    Thread.onSpinWait();
                    accepted = door.accept(new byte[128]);
                }
                try (Link link = new Link(new Socket(accepted))) {
                    link.read(STOP);
                    link.write("sockets 1 8000 " + ended);
                    link.read(STOP);
                    link.send(udp.intValue());
                    link.read(STOP);
                    words.say(link);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        Takeover second = Takeover.find(listeners, () -> true).orElseThrow();
        PassedSockets sockets = second.release(listeners, () -> true);

        first.get(20, TimeUnit.SECONDS);
        assertThat(sockets.all()).extracting(PassedSocket::local).containsExactly(udp.localAddress());
        assertThat(sockets.all()).extracting(PassedSocket::drops).containsExactly(PassedSocket.UNKNOWN);
        second.close();
        door.close();
        release(sockets);
    }

    @Test
    void socketsThatNoListenerNamesAreClosed() throws Exception {
        Offer offer = offer(false);
        handOver(offer, 0);
        Takeover second = Takeover.find(listeners, () -> true).orElseThrow();

        PassedSockets sockets = second.release(List.of(listener(1)), () -> true);

        assertThatThrownBy(() -> new Socket(sockets.all().get(0).descriptor()).getReceiveBufferSize())
            .hasMessageContaining("Bad file descriptor");
        second.close();
    }

    @Test
    void aFirstThatGivesTheTakeOverUpAndLivesIsNotReadBeside() throws Exception {
        // given a first that says that it ends by itself, and lives on, for it is this process
        Offer offer = offer(false);
        Takeover second = Takeover.find(listeners, () -> true).orElseThrow();
        offer.close();

        // when the second has looked some times, and is asked to stop
        AtomicInteger looks = new AtomicInteger();
        assertThatThrownBy(() -> second.release(listeners, () -> looks.incrementAndGet() < 5))
            .isInstanceOf(TakeoverException.class).hasMessageContaining("asked to stop");

        // then it never had them
        assertThat(looks).hasValue(5);
        assertThat(offer.isTaken()).isFalse();
        second.close();
    }

    @Test
    void aSecondThatIsAskedToStopDoesNotWait() {
        try (Offer offer = offer(false)) {
            assertThat(offer.isTaken()).isFalse();
            assertThatThrownBy(() -> Takeover.find(listeners, () -> true).orElseThrow().release(listeners, () -> false))
                .isInstanceOf(TakeoverException.class).hasMessageContaining("asked to stop");
        }
    }

    @Test
    void oneSocketIsForOneListener() {
        List<ListenerConfig> twice = List.of(listeners.get(0), listeners.get(0));
        try (Offer offer = offer(false)) {
            assertThat(offer.isTaken()).isFalse();
            assertThatThrownBy(() -> Takeover.find(twice, () -> true)).isInstanceOf(TakeoverException.class)
                .hasMessageContaining("two listeners");
        }
    }

    @Test
    void socketsOfOneWeirAreNotTakenWhereAnotherProcessReadsAPortOfTheRest() throws Exception {
        Socket foreign = Socket.newSocketDgram();
        try (Offer offer = offer(false)) {
            foreign.bind(new InetSocketAddress("127.0.0.1", 0));
            int port = foreign.localAddress().getPort();
            assertThatThrownBy(() -> Takeover.find(List.of(listeners.get(0), listener(port)), () -> true))
                .isInstanceOf(TakeoverException.class).hasMessageContaining("port " + port);
            assertThat(offer.isTaken()).isFalse();
        } finally {
            foreign.close();
        }
    }

    @Test
    void aProcessOfAnotherUserGetsNothing() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "needs root to be another user");
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "no python3 to speak as another user");
        try (Offer offer = offer(false)) {
            String ask = "import socket; s = socket.socket(socket.AF_UNIX); s.settimeout(20);"
                + "s.connect('\\0weir-takeover/127.0.0.1:" + udp.localAddress().getPort() + "');"
                + "s.send(b'weir-takeover 1 1\\n'); print(s.recv(200).decode())";
            Process stranger = new ProcessBuilder("setpriv", "--reuid=65534", "--clear-groups", PYTHON, "-c", ask)
                .redirectErrorStream(true).start();
            assertThat(new String(stranger.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("refused it belongs to user 65534: start it as the user of this one\n\n");
            assertThat(offer.isTaken()).isFalse();
        }
    }

    @Test
    void systemdsSocketsAreNotGiven() {
        try (Offer offer = offer(true)) {
            assertThatThrownBy(() -> Takeover.find(listeners, () -> true)).isInstanceOf(TakeoverException.class)
                .hasMessageContaining("systemctl restart weir");
            assertThat(offer.isTaken()).isFalse();
        }
    }

    @Test
    void whoSpeaksNoSuchLanguageGetsNothingAndStopsNobody() throws Exception {
        try (Offer offer = offer(false)) {
            DomainSocketAddress door = Door.of(listeners.get(0));
            for (String word : List.of("weir-takeover 2 1", "GET / HTTP/1.1", "x".repeat(5_000))) {
                try (Link link = Link.to(door)) {
                    link.write(word);
                    assertThat(link.read(STOP)).startsWith("refused ");
                }
            }
            try (Link link = Link.to(door)) {
                link.write("weir-takeover 1 1");
                assertThat(link.read(STOP)).startsWith("sockets 1 8000 ");
                link.write("nonsense");
                assertThat(link.read(STOP)).startsWith("refused ");
            }
            assertThat(Takeover.find(listeners, () -> true)).isPresent();
            assertThat(offer.isTaken()).isFalse();
        }
    }

    @Test
    void whereNobodyReadsThePortThereIsNoneAndWhereAnotherProgramDoesItIsTold() throws Exception {
        int port = udp.localAddress().getPort();
        assertThatThrownBy(() -> Takeover.find(listeners, Duration.ZERO, () -> true))
            .isInstanceOf(TakeoverException.class).hasMessageContaining("without -takeover");
        udp.close();
        assertThat(Takeover.find(List.of(listener(port)), () -> true)).isEmpty();
        assertThat(Takeover.find(List.of(listener(0)), () -> true)).isEmpty();
    }

    @Test
    void aSecondOfferOnTheSamePortIsToldAndHarmless() throws Exception {
        try (Offer first = offer(false); Offer second = offer(false)) {
            assertThat(Takeover.find(listeners, () -> true)).isPresent();
            assertThat(first.isTaken() || second.isTaken()).isFalse();
        }
    }
}
