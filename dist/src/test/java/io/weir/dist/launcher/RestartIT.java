// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.receive.PassedSocket;
import io.weir.engine.receive.PassedSockets;
import io.weir.engine.takeover.Offer;
import io.weir.engine.takeover.Takeover;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Restarts of the built distribution while an exporter sends: {@code bench/restart} does it a hundred times. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "sockets are passed on by Linux's own ways")
class RestartIT {
    private static final Pattern SEQUENCE = Pattern.compile("\"sequence_num\":(\\d+)");
    private static final Pattern STARTED = Pattern.compile("started=(\\d+)");
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(90);
    /** What comes in ten seconds fits into the buffer that any user may have. */
    private static final long GAP_NS = 40_000_000;

    private static final String HOLDER =
        Path.of(System.getProperty("weir.root"), "dist/src/test/resources/socket-holder.py").toString();

    @TempDir
    private Path folder;
    private final List<Process> started = new ArrayList<>();
    private final int port = FreePorts.next();
    private Thread sender;
    private volatile boolean sending = true;
    private volatile int sent;

    @BeforeEach
    void nothingIsOpen() {
        assertThat(RunningWeir.isBound(port)).isFalse();
    }

    @AfterEach
    void end() throws InterruptedException {
        sending = false;
        if (sender != null) {
            sender.join();
        }
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String name, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("flows").toFile()))
            .redirectError(folder.resolve(name).toFile());
        builder.environment().put("JAVA_HOME", Distribution.JAVA.toString());
        builder.environment().put("WEIR_DATA_DIR", folder.resolve("data").toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Process weir(String name, String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(Distribution.WEIR.toString(),
            "-listen=netflow://127.0.0.1:" + port, "-addr=127.0.0.1:" + port));
        command.addAll(List.of(flags));
        return start(name, command.toArray(String[]::new));
    }

    /** A datagram each 40 ms with one flow, numbered. */
    private void send() {
        sender = new Thread(() -> {
            try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
                while (sending) {
                    ByteBuffer v5 = ByteBuffer.allocate(72).putShort((short) 5).putShort((short) 1).putInt(1000)
                        .putInt(1_700_000_000).putInt(0).putInt(sent);
                    socket.send(new DatagramPacket(v5.array(), 72, new InetSocketAddress("127.0.0.1", port)));
                    sent++;
                    LockSupport.parkNanos(GAP_NS);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        sender.start();
    }

    private String text(String name) {
        try {
            return Files.exists(folder.resolve(name)) ? Files.readString(folder.resolve(name)) : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean says(String name, String event, int times) {
        return Pattern.compile("event=" + event + "\\b").matcher(text(name)).results().count() >= times;
    }

    private void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE_NS;
        while (!condition.getAsBoolean()) {
            assertThat(started).as("%s%n%s", text("one"), text("two")).anyMatch(Process::isAlive);
            assertThat(System.nanoTime() - end).as("waited in vain for %s%n%s%n%s", what, text("one"), text("two"))
                .isNegative();
            LockSupport.parkNanos(5_000_000);
        }
    }

    private void awaitFlowsOf(int count) {
        await("flow " + count, () -> text("flows").contains("\"sequence_num\":" + count + ","));
    }

    /** The first process, once it collects what the exporter sends. */
    private Process collecting(Process one) {
        await("the first", () -> says("one", "ready", 1));
        send();
        awaitFlowsOf(10);
        return one;
    }

    private void everyFlowCameOnce() throws InterruptedException {
        sending = false;
        sender.join();
        awaitFlowsOf(sent - 1);
        List<Integer> numbers = SEQUENCE.matcher(text("flows")).results().map(each -> Integer.valueOf(each.group(1)))
            .toList();
        assertThat(numbers).isEqualTo(IntStream.range(0, sent).boxed().toList());
    }

    @Test
    void aSecondWeirTakesOverAndEveryFlowComesOnce() throws Exception {
        // given
        Process one = collecting(weir("one"));

        // when
        Process two = weir("two", "-takeover");

        // then
        assertThat(one.waitFor(90, TimeUnit.SECONDS)).as(text("two")).isTrue();
        assertThat(one.exitValue()).isZero();
        assertThat(text("one")).contains("event=handed-over");
        awaitFlowsOf(sent + 10);
        assertThat(two.isAlive()).isTrue();
        everyFlowCameOnce();
    }

    @Test
    void theFirstCollectsAgainIfTheSecondEndsBeforeItCollects() throws Exception {
        // given
        Process one = collecting(weir("one"));

        // when the second has the sockets, the first has ended, and then the second's file cannot be opened
        Process two = weir("two", "-takeover", "-transport=file",
            "-transport.file=" + folder.resolve("nowhere").resolve("flows.json"));
        assertThat(two.waitFor(90, TimeUnit.SECONDS)).as(text("two")).isTrue();

        // then the first comes back, and has lost nothing
        assertThat(two.exitValue()).as(text("two")).isEqualTo(1);
        await("the first again", () -> says("one", "ready", 2));
        assertThat(text("one")).contains("event=takeover-asked").contains("event=takeover-given-up");
        awaitFlowsOf(sent + 10);
        assertThat(one.isAlive()).isTrue();
        everyFlowCameOnce();
    }

    @Test
    void oneThatHasGivenItsSocketsEndsWhenItIsAskedToWhetherTheOtherReadsThemOrNot() throws Exception {
        // given a second that hangs once it has the sockets: this process
        Process one = collecting(weir("one"));
        List<ListenerConfig> listeners = List.of(new ListenerConfig("netflow", "127.0.0.1", port, 1, 1, false, 1_000));
        try (Takeover two = Takeover.find(listeners, () -> true).orElseThrow()) {
            PassedSockets sockets = two.release(listeners, () -> true);

            // when
            one.destroy();

            // then
            assertThat(one.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(one.exitValue()).as(text("one")).isZero();
            assertThat(sockets.all()).hasSize(1);
            assertThat(text("one")).contains("event=receiver-left").doesNotContain("takeover-given-up");
            new FileDescriptor(sockets.all().get(0).descriptor()).close();
        }
    }

    @Test
    void oneThatWaitsForTheSocketsEndsWhenItIsAskedTo() throws Exception {
        // given a first that hangs when it is to release them: this process
        Epoll.ensureAvailability();
        Socket udp = Socket.newSocketDgram();
        udp.bind(new InetSocketAddress("127.0.0.1", port));
        CountDownLatch asked = new CountDownLatch(1);
        try (Offer one = Offer.open(List.of(new PassedSocket(udp.intValue(), udp.localAddress(), false, 0)),
            Duration.ofSeconds(60), asked::countDown)) {
            Process two = weir("two", "-takeover");
            assertThat(asked.await(60, TimeUnit.SECONDS)).as(text("two")).isTrue();

            // when
            two.destroy();

            // then
            assertThat(two.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(two.exitValue()).as(text("two")).isZero();
            assertThat(text("two")).contains("stopped before it took over: the other Weir goes on");
            assertThat(one.handOver(List.of(), () -> true)).isFalse();
        } finally {
            udp.close();
        }
    }

    @Test
    void whatComesWhileWeirRestartsWaitsInTheSocketsThatItIsPassed() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "no python3 to hold a socket");
        // given a socket that another process holds, as systemd does
        Process holder = collecting(start("one", "/usr/bin/python3", HOLDER,
            Integer.toString(port), Distribution.WEIR.toString(), "-listen=netflow://127.0.0.1:" + port, "-addr="));

        // when
        Matcher first = STARTED.matcher(text("one"));
        assertThat(first.find()).isTrue();
        ProcessHandle.of(Long.parseLong(first.group(1))).orElseThrow().destroy();
        await("the second", () -> says("one", "ready", 2));

        // then
        awaitFlowsOf(sent + 10);
        everyFlowCameOnce();
        assertThat(says("one", "sockets-passed", 2)).isTrue();
        assertThat(holder.isAlive()).isTrue();
    }

    @Test
    void aSocketThatNoListenerNamesEndsTheStartWithOneClearLine() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "no python3 to hold a socket");
        start("one", "/usr/bin/python3", HOLDER,
            Integer.toString(port), Distribution.WEIR.toString(), "-listen=netflow://127.0.0.1:1", "-addr=");

        await("the line", () -> text("one").contains("error: systemd passes a socket for 127.0.0.1:" + port
            + ", which no -listen names"));
    }
}
