// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.codec.DecoderSettings;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.engine.Collector;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.decode.Warmup;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.memory.MemoryNeeds;
import io.weir.engine.memory.MemoryPlan;
import io.weir.engine.metrics.WorkerAccount;
import io.weir.engine.receive.ReceiveSettings;
import io.weir.time.TrustedClock;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real collector on a free port of loopback, and what is sent to it. */
final class Heard implements AutoCloseable {
    static final int FLOWS = 10;

    private final Collector collector;
    private final NetFlow5Exporter exporter = new NetFlow5Exporter(ExportSettings.of(1, 0));
    private long sent;

    /** A collector that is not started. */
    Heard(Delivery delivery, boolean blocking, int queue) {
        this(delivery, blocking, queue, TrustedClock.host());
    }

    /** Likewise, with a clock of its own. */
    Heard(Delivery delivery, boolean blocking, int queue, TrustedClock clock) {
        ListenerConfig listener = new ListenerConfig("netflow", "127.0.0.1", 0, 1, 1, blocking, queue);
        CollectorConfig config = new CollectorConfig(List.of(listener), DecoderSettings.defaults(), 10,
            Duration.ofSeconds(10), Duration.ofSeconds(2));
        this.collector = new Collector(config, delivery, ReceiveSettings.defaults(), Warmup.NONE,
            MemoryPlan.ofProcess(MemoryNeeds.of(config.listeners())), clock);
    }

    Collector collector() {
        return collector;
    }

    /** Datagrams of ten flows each; waits until all are decoded. */
    void sendAndWait(String from, int datagrams) throws Exception {
        send(from, datagrams);
        long end = System.nanoTime() + 20_000_000_000L;
        while (taken() < sent && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        if (taken() < sent) {
            throw new AssertionError(taken() + " of " + sent + " datagrams were decoded in 20 s");
        }
    }

    void send(String from, int datagrams) throws Exception {
        byte[] room = new byte[2048];
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(from), 0))) {
            for (int i = 0; i < datagrams; i++) {
                int length = exporter.write(room, 0, FLOWS, System.currentTimeMillis());
                socket.send(new DatagramPacket(room, length, new InetSocketAddress("127.0.0.1", collector.port(0))));
                sent++;
            }
        }
    }

    private long taken() {
        return collector.workers().stream().map(WorkerAccount::times).mapToLong(each -> each.count()).sum();
    }

    @Override
    public void close() {
        collector.stop();
    }
}
