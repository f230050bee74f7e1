// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.codec.DecoderSettings;
import io.weir.codec.export.ExportLayout;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.IpfixExporter;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.codec.export.NetFlow9Exporter;
import io.weir.codec.export.SFlowExporter;
import io.weir.codec.export.TestExporter;
import io.weir.codec.exporter.Exporter;
import io.weir.engine.config.OnError;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.decode.OfflineWorker;
import io.weir.engine.decode.Warmup;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.deliver.Encoders;
import io.weir.engine.metrics.FaultLog;
import io.weir.engine.plugin.Modules;
import io.weir.log.Event;
import io.weir.sink.SinkException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs test traffic through decoder, lanes and file sink before the sockets open: a JVM that has compiled nothing loses
 * the first seconds of a busy network. State and counters are its own, the output goes to the null device.
 */
final class WarmUp implements Warmup {
    /** Tests that start hundreds of collectors set the property: most of a start's processor time goes here. */
    static final Duration LONGEST = Duration.ofMillis(Long.getLong("weir.warm-up.ms", 300));
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final String NULL_DEVICE = "/dev/null";
    private static final int FLOWS = 20;

    private final DecoderSettings settings;
    private final Modules modules;
    private final Encoders encoders;

    WarmUp(DecoderSettings settings, Modules modules, Encoders encoders) {
        this.settings = settings;
        this.modules = modules;
        this.encoders = encoders;
    }

    /** One worker's thread is enough: compiled code is shared. */
    @Override
    public void run(int worker) {
        if (worker != 0) {
            return;
        }
        try {
            SinkConfig sink = new SinkConfig("file", Map.of("", NULL_DEVICE), null, OnError.DROP);
            Delivery delivery = modules.delivery(List.of(sink), List.of(), encoders);
            delivery.start();
            run(delivery);
            delivery.stop(Duration.ofSeconds(1));
        } catch (SinkException e) {
            Event.WARM_UP_SKIPPED.to(LOG)
                .log("no warm-up, the first seconds under load may lose datagrams: {}", e.getMessage());
        }
    }

    private void run(Delivery delivery) {
        FaultLog log = new FaultLog(LOG, System::nanoTime, 0, Duration.ZERO);
        OfflineWorker worker = new OfflineWorker(settings, delivery, log);
        ExportSettings traffic = ExportSettings.of(1, 0).withLayouts(ExportLayout.values());
        TestExporter[] exporters = {
            new NetFlow5Exporter(ExportSettings.of(1, 0)), new NetFlow9Exporter(traffic), new IpfixExporter(traffic),
            new SFlowExporter(ExportSettings.of(1, 0)),
        };
        byte[] room = new byte[1 << 16];
        long start = System.nanoTime();
        for (int i = 0; System.nanoTime() - start < LONGEST.toNanos(); i++) {
            int which = i % exporters.length;
            int length = exporters[which].write(room, 0, FLOWS, i);
            worker.accept(room, 0, length, 0, Exporter.mapped(which), 0, which, i);
        }
        worker.finish();
    }
}
