// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.codec.DecoderSettings;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.decode.Warmup;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.metrics.Counter;
import io.weir.engine.receive.ReceiveSettings;
import io.weir.engine.receive.UdpReceiver;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class CollectorTest {
    @Test
    void everyDatagramIsAccountedForWhenTheCollectorHasStopped() throws Exception {
        Collector collector = new Collector(config(listener("127.0.0.1", 0, 2, 2), listener("127.0.0.1", 0, 1, 1)),
            new Delivery());
        collector.start();
        int sent = send(collector.port(0), 20, 300) + send(collector.port(1), 5, 300);

        boolean whole = collector.stop();

        long given = 0;
        long accounted = 0;
        for (int l = 0; l < 2; l++) {
            UdpReceiver receiver = collector.listener(l).receiver();
            for (int i = 0; i < receiver.count(); i++) {
                given += receiver.counters(i).get(Counter.DATAGRAMS_GIVEN);
                accounted += receiver.counters(i).get(Counter.DATAGRAMS_GIVEN)
                    + receiver.counters(i).get(Counter.DROPPED_RING_FULL)
                    + receiver.counters(i).get(Counter.DROPPED_SHARE) + Math.max(0, receiver.kernelDrops(i));
            }
        }
        assertThat(whole).isTrue();
        assertThat(accounted).isEqualTo(sent);
        assertThat(collector.workers()).hasSize(3);
        assertThat(collector.workers().stream().mapToLong(w -> w.counters().get(Counter.DATAGRAMS_TAKEN)).sum())
            .isEqualTo(given).isPositive();
    }

    @Test
    void aStoppedCollectorLeavesNoThreadAndFreesThePort() throws Exception {
        Collector collector = new Collector(config(listener("127.0.0.1", 0, 2, 2)), new Delivery());
        collector.start();
        int port = collector.port(0);

        collector.stop();

        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
            .noneMatch(name -> name.startsWith("weir-worker") || name.startsWith("weir-log"));
        try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getByName("127.0.0.1"))) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void aPortThatIsTakenStopsTheStartWithItsNameAndWhatToDo() throws Exception {
        try (DatagramSocket holder = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            Collector collector = new Collector(
                config(listener("127.0.0.1", 0, 1, 1), listener("127.0.0.1", holder.getLocalPort(), 1, 1)),
                new Delivery());

            assertThatThrownBy(collector::start).isInstanceOf(CollectorException.class)
                .hasMessageContaining("netflow://127.0.0.1:" + holder.getLocalPort())
                .hasMessageContaining("in use").hasMessageContaining("-listen");
        }
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
            .noneMatch(name -> name.startsWith("weir-worker"));
    }

    @Test
    void eachWorkerAnswersOnItsOwnThreadEvenWhileItSleepsAndNoneAfterTheEnd() throws Exception {
        Collector collector = new Collector(config(listener("127.0.0.1", 0, 1, 2)), new Delivery());
        collector.start();

        for (int i = 0; i < 200; i++) {
            assertThat(collector.ask(decoder -> Thread.currentThread().getName()))
                .extracting(answer -> answer.get(15, TimeUnit.SECONDS))
                .containsExactly("weir-worker-0", "weir-worker-1");
        }

        collector.stop();
        assertThat(collector.ask(decoder -> 1)).hasSize(2)
            .allSatisfy(answer -> assertThat(answer).isCompletedExceptionally());
    }

    @Test
    void aQuestionThatThrowsFailsItsAnswerAndNotTheWorker() throws Exception {
        Collector collector = new Collector(config(listener("127.0.0.1", 0, 1, 1)), new Delivery());
        collector.start();

        CompletableFuture<Object> bad = collector.ask(decoder -> {
            throw new IllegalStateException("bad question");
        }).get(0);

        assertThatThrownBy(() -> bad.get(15, TimeUnit.SECONDS)).hasMessageContaining("bad question");
        assertThat(collector.ask(decoder -> 1).get(0).get(15, TimeUnit.SECONDS)).isEqualTo(1);
        collector.stop();
    }

    @Test
    void aHostThatDoesNotExistIsNamed() {
        Collector collector = new Collector(config(listener("host.invalid", 0, 1, 1)), new Delivery());

        assertThatThrownBy(collector::start).isInstanceOf(CollectorException.class)
            .hasMessageContaining("host.invalid");
    }

    @Test
    void eachWorkerIsWarmedUpOnItsOwnThreadBeforeSocketsOpen() throws Exception {
        Set<String> warmed = new ConcurrentSkipListSet<>();
        Warmup warmup = worker -> warmed.add(worker + " " + Thread.currentThread().getName());
        Collector collector = new Collector(config(listener("", 0, 1, 3)), new Delivery(),
            ReceiveSettings.defaults(), warmup);

        collector.start();
        collector.stop();

        assertThat(warmed).containsExactly("0 weir-worker-0", "1 weir-worker-1", "2 weir-worker-2");
    }

    @Test
    void aWarmupThatFailsStopsTheStart() {
        Warmup warmup = worker -> {
            throw new IllegalStateException("no heat");
        };
        Collector collector = new Collector(config(listener("", 0, 1, 1)), new Delivery(),
            ReceiveSettings.defaults(), warmup);

        assertThatThrownBy(collector::start).isInstanceOf(CollectorException.class).hasMessageContaining("no heat");
    }

    private static int send(int port, int sources, int each) throws IOException {
        for (int source = 1; source <= sources; source++) {
            try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0." + source))) {
                for (int i = 0; i < each; i++) {
                    socket.send(new DatagramPacket(new byte[100], 100, new InetSocketAddress("127.0.0.1", port)));
                }
            }
        }
        return sources * each;
    }

    private static ListenerConfig listener(String host, int port, int count, int workers) {
        return new ListenerConfig("netflow", host, port, count, workers, false, 10_000);
    }

    private static CollectorConfig config(ListenerConfig... listeners) {
        return new CollectorConfig(List.of(listeners), DecoderSettings.defaults(), 10, Duration.ofSeconds(10),
            Duration.ofSeconds(8));
    }
}
