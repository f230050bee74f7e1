// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import io.weir.codec.DecoderSettings;
import io.weir.codec.json.JsonEncoder;
import io.weir.dist.option.PluginFlags;
import io.weir.engine.Collector;
import io.weir.engine.CollectorException;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.config.OnError;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.plugin.Modules;
import io.weir.sink.SinkException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A collector on a free port of the loopback address that writes JSON into a file; the command's thread. */
final class OwnCollector implements AutoCloseable {
    /** Where it listens; what is sent to it comes from there as well. */
    static final String HOST = "127.0.0.1";

    private final Collector collector;

    private OwnCollector(Collector collector) {
        this.collector = collector;
    }

    /** Starts it. */
    static OwnCollector start(Path file) throws SinkException, CollectorException {
        SinkConfig sink = new SinkConfig("file", Map.of("", file.toString()), null, OnError.STOP);
        Delivery delivery = Modules.load(PluginFlags.defaultDir())
            .delivery(List.of(sink), List.of(), () -> new JsonEncoder(true)::encode);
        ListenerConfig listener = new ListenerConfig("flow", HOST, 0, 1, 2, false, ListenerConfig.AS_MANY_AS_FIT);
        CollectorConfig config = new CollectorConfig(List.of(listener), DecoderSettings.defaults(), 0, Duration.ZERO,
            Duration.ofSeconds(5));
        Collector collector = new Collector(config, delivery);
        collector.start();
        return new OwnCollector(collector);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), collector.port(0));
    }

    /** Ends it; what it holds is written before. */
    @Override
    public void close() {
        collector.stop();
    }
}
