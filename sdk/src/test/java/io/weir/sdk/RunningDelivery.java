// SPDX-License-Identifier: Apache-2.0
package io.weir.sdk;

import io.weir.codec.DecodeListener;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.JsonEncoder;
import io.weir.engine.config.OnError;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.config.SpoolConfig;
import io.weir.engine.config.StageConfig;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.deliver.Encoders;
import io.weir.engine.deliver.Lanes;
import io.weir.engine.deliver.SinkAccount;
import io.weir.engine.plugin.Modules;
import io.weir.sink.SinkException;
import io.weir.sink.contract.SampleTraffic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A started delivery and one worker's lanes into it, fed with decoded sample traffic. */
final class RunningDelivery {
    private final Delivery delivery;
    private final Lanes lanes;

    RunningDelivery(Modules modules, List<SinkConfig> sinks, List<StageConfig> stages) throws SinkException {
        this(modules, sinks, stages, () -> new JsonEncoder()::encode);
    }

    RunningDelivery(Modules modules, List<SinkConfig> sinks, List<StageConfig> stages, Encoders encoders)
        throws SinkException {
        delivery = modules.delivery(sinks, stages, encoders);
        delivery.start();
        lanes = delivery.openLanes(0);
    }

    /** A sink with its default policies; a spool, if it has one, is new and below target. */
    static SinkConfig sink(String name, Map<String, String> settings) {
        SpoolConfig usual = SpoolConfig.defaults(name);
        Path dir = Path.of("target", "spool", name + "-" + UUID.randomUUID());
        return new SinkConfig(name, name, settings, null, OnError.RETRY,
            new SpoolConfig(dir, usual.maxBytes(), usual.maxAge(), usual.overflow()));
    }

    void send(int datagrams) {
        SampleTraffic.into(new DecodeListener() {
            @Override
            public void onDatagram(Datagram datagram) {
                lanes.onDatagram(datagram);
            }

            @Override
            public void onFlow(FlowRecord record) {
                lanes.onFlow(record);
            }
        }, datagrams);
        lanes.flush();
    }

    /** The account of a sink, by its place. */
    SinkAccount account(int sink) {
        return delivery.accounts().get(sink);
    }

    boolean stop(Duration timeout) {
        lanes.close();
        return delivery.stop(timeout);
    }
}
