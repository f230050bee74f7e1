// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecoderSettings;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.NetFlow9Exporter;
import io.weir.codec.state.KnownTemplate;
import io.weir.engine.Collector;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.deliver.Delivery;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real collectors whose listeners change from one start to the next. */
@Timeout(60)
class StateFollowsTest {
    private static final ListenerConfig ONE = new ListenerConfig("netflow", "127.0.0.1", 0, 1, 1, true, 0);
    private static final ListenerConfig OTHER = new ListenerConfig("netflow", "127.0.0.2", 0, 1, 1, true, 0);

    @TempDir
    private Path data;

    private Collector start(ListenerConfig... listeners) throws Exception {
        Collector collector = new Collector(new CollectorConfig(List.of(listeners), DecoderSettings.defaults(), 10,
            Duration.ofSeconds(10), Duration.ofSeconds(8)), new Delivery());
        collector.keep(new StateKeeper(new StateSettings(folder(listeners), Duration.ofHours(1), true, null)));
        collector.start();
        return collector;
    }

    private Path folder(ListenerConfig... listeners) {
        return data.resolve(StateFolders.name(List.of(listeners)));
    }

    private static void send(Collector to) throws Exception {
        byte[] room = new byte[4096];
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            int length = new NetFlow9Exporter(ExportSettings.of(1, 0)).write(room, 0, 1, System.currentTimeMillis());
            socket.send(new DatagramPacket(room, length, new InetSocketAddress("127.0.0.1", to.port(0))));
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (templates(to).isEmpty()) {
            assertThat(System.nanoTime()).as("a template is known").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static List<KnownTemplate> templates(Collector collector) {
        return List.copyOf(collector.workers().get(0).remembered().templates());
    }

    @Test
    void whenAListenerIsAddedTheTemplatesOfTheOthersAreKnownAtTheStart() throws Exception {
        Collector first = start(ONE);
        send(first);
        first.stop();
        assertThat(folder(ONE).resolve("state.gz")).exists();

        Collector second = start(ONE, OTHER);

        assertThat(templates(second)).isNotEmpty().allMatch(KnownTemplate::isUnconfirmed);
        second.stop();
        assertThat(folder(ONE).resolve("state.gz")).as("the former state stays").exists();
    }

    @Test
    void aFolderWithAStateOfItsOwnIsNotOverruled() throws Exception {
        Collector first = start(ONE);
        send(first);
        first.stop();
        Files.createDirectories(folder(ONE, OTHER));
        new StateFile(folder(ONE, OTHER)).write(writer -> { });

        Collector second = start(ONE, OTHER);

        assertThat(templates(second)).isEmpty();
        second.stop();
    }
}
