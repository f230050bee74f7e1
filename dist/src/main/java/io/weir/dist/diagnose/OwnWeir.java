// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.codec.DecoderSettings;
import io.weir.codec.json.JsonEncoder;
import io.weir.dist.option.PluginFlags;
import io.weir.dist.version.Version;
import io.weir.engine.Collector;
import io.weir.engine.CollectorException;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.config.OnError;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.plugin.Modules;
import io.weir.monitor.alarm.AlarmSettings;
import io.weir.monitor.alarm.Alarms;
import io.weir.monitor.api.About;
import io.weir.monitor.api.Api;
import io.weir.monitor.api.Config;
import io.weir.monitor.api.History;
import io.weir.monitor.api.Readiness;
import io.weir.monitor.http.HttpException;
import io.weir.monitor.http.HttpServer;
import io.weir.monitor.http.HttpSettings;
import io.weir.sink.SinkException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A collector that throws flows away and answers on a port of the loopback address; the main thread. */
final class OwnWeir implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Collector collector;
    private final HttpServer http;

    private OwnWeir(Collector collector, HttpServer http) {
        this.collector = collector;
        this.http = http;
    }

    /** Starts it. */
    static OwnWeir start(List<ListenerConfig> listeners) throws SinkException, CollectorException, HttpException {
        SinkConfig sink = new SinkConfig("discard", Map.of(), null, OnError.STOP);
        Delivery delivery = Modules.load(PluginFlags.defaultDir())
            .delivery(List.of(sink), List.of(), () -> new JsonEncoder(true)::encode);
        CollectorConfig config = new CollectorConfig(listeners, DecoderSettings.defaults(), 0, Duration.ZERO,
            Duration.ofSeconds(5));
        Collector collector = new Collector(config, delivery);
        About about = new About(Version.text(), Instant.now(), new Config(List.of()));
        // It is looked at, finding by finding: nothing has to be raised.
        Alarms alarms = new Alarms(collector, AlarmSettings.none());
        Api api = new Api(collector, about, new Readiness(collector), new History(collector, System::nanoTime), alarms);
        HttpServer http = HttpServer.open(HttpSettings.of(HOST, 0, ""), api.routes());
        try {
            collector.start();
        } catch (CollectorException e) {
            http.close();
            throw e;
        }
        return new OwnWeir(collector, http);
    }

    int port() {
        return http.port();
    }

    WeirClient client() {
        return new WeirClient(HOST + ":" + port(), "");
    }

    @Override
    public void close() {
        collector.stop();
        http.close();
    }
}
