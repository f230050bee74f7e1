// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecoderSettings;
import io.weir.codec.json.JsonEncoder;
import io.weir.engine.Collector;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.config.OnError;
import io.weir.engine.config.SpoolConfig;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.deliver.SinkAccount;
import io.weir.engine.deliver.SinkSpec;
import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.Sink;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import io.weir.sink.WhenFull;
import io.weir.sink.settings.SettingsBinder;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real collector with a sink that is well among sinks that are not, with the policies that are theirs by default. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "named pipes and /dev/full")
@Timeout(120)
class IsolationTest {
    private static final int DATAGRAMS = 1_000;
    private static final int FLOWS = 30;
    private static final long RECORDS = (long) DATAGRAMS * FLOWS;

    @TempDir
    private Path folder;
    private Process reader;

    /** Refuses every connection. */
    private static final class DeadServer implements BlockSink {
        @Override
        public void onBlock(Block block) throws SinkException {
            throw new SinkException("connection refused", true, null);
        }
    }

    /** Takes a call and never answers, not even to an interrupt. */
    private static final class Hanging implements BlockSink {
        @Override
        public void onBlock(Block block) {
            long end = System.nanoTime() + 60_000_000_000L;
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    /** Throws what a plugin compiled against something else throws. */
    private static final class Broken implements BlockSink {
        @Override
        public void onBlock(Block block) {
            throw new NoSuchMethodError("gone");
        }
    }

    @AfterEach
    void endReader() {
        if (reader != null) {
            reader.destroyForcibly();
        }
    }

    private static Sink file(Path path) throws SinkException {
        SinkFactory factory = ServiceLoader.load(SinkFactory.class).stream().map(ServiceLoader.Provider::get)
            .filter(each -> each.name().equals("file")).findFirst().orElseThrow();
        Record settings = SettingsBinder.bind("file", factory.settings(), Map.of("", path.toString()));
        return factory.create(new SinkContext() {
            @Override
            public String name() {
                return "file";
            }

            @Override
            public <T extends Record> T settings(Class<T> type) {
                return type.cast(settings);
            }
        });
    }

    private SinkSpec spooling(String name, Sink sink) {
        SpoolConfig usual = SpoolConfig.defaults(name);
        return new SinkSpec(name, sink, WhenFull.SPOOL, OnError.RETRY,
            new SpoolConfig(folder.resolve("spool-" + name), usual.maxBytes(), usual.maxAge(), usual.overflow()));
    }

    /** A pipe whose reader does not read: it is full after 64 KiB. */
    private Path stalledPipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        reader = new ProcessBuilder("sh", "-c", "exec sleep 120 < " + pipe).start();
        return pipe;
    }

    private static byte[] datagram(int number) {
        ByteBuffer v5 = ByteBuffer.allocate(24 + 48 * FLOWS).putShort((short) 5).putShort((short) FLOWS).putInt(1000)
            .putInt(1_700_000_000).putInt(0).putInt(number * FLOWS);
        return v5.array();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain for " + what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Test
    void sinkThatIsWellHasEveryRecordWhateverTheOthersDo() throws Exception {
        Path good = folder.resolve("good.json");
        Delivery delivery = new Delivery(List.of(
            spooling("pipe", file(stalledPipe())),
            spooling("disk", file(Path.of("/dev/full"))),
            spooling("server", new DeadServer()),
            new SinkSpec("hanging", new Hanging(), WhenFull.DROP, OnError.RETRY),
            new SinkSpec("broken", new Broken(), WhenFull.DROP, OnError.RETRY),
            spooling("good", file(good))), List.of(), () -> new JsonEncoder()::encode);
        ListenerConfig listener = new ListenerConfig("netflow", "127.0.0.1", 0, 1, 2, true, 0);
        Collector collector = new Collector(new CollectorConfig(List.of(listener), DecoderSettings.defaults(), 10,
            Duration.ofSeconds(10), Duration.ofSeconds(4)), delivery);
        collector.start();
        send(collector.port(0), delivery);

        boolean whole = collector.stop();

        try (var lines = Files.lines(good)) {
            assertThat(lines.filter(line -> line.startsWith("{\"type\"") && line.endsWith("}")).count())
                .isEqualTo(RECORDS);
        }
        assertThat(whole).as("the two that drop lose what waits").isFalse();
        for (SinkAccount sink : delivery.accounts()) {
            assertThat(sink.accepted()).as(sink.toString()).isEqualTo(RECORDS).isEqualTo(
                sink.delivered() + sink.dropped() + sink.failed() + sink.waiting() + sink.spool().waiting());
        }
        assertThat(account(delivery, "server").spool().waiting()).isEqualTo(RECORDS);
        assertThat(account(delivery, "disk").spool().waiting()).isEqualTo(RECORDS);
        assertThat(account(delivery, "pipe").spool().waiting()).isPositive();
        assertThat(account(delivery, "pipe").dropped() + account(delivery, "pipe").failed()).isZero();
    }

    /** As fast as the sink that is well takes them: what is tested is that it takes them all. */
    private static void send(int port, Delivery delivery) throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < DATAGRAMS; i++) {
                byte[] bytes = datagram(i);
                socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
                if (i % 100 == 99) {
                    long sent = (i + 1L) * FLOWS;
                    await("the good sink's " + sent, () -> account(delivery, "good").delivered() >= sent);
                }
            }
        }
    }

    private static SinkAccount account(Delivery delivery, String name) {
        return delivery.accounts().stream().filter(sink -> sink.sink().equals(name)).findFirst().orElseThrow();
    }
}
