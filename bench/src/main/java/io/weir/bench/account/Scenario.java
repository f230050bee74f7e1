// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.account;

import io.weir.codec.DecoderSettings;
import io.weir.codec.flow.Column;
import io.weir.codec.json.JsonEncoder;
import io.weir.engine.Collector;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.config.OnError;
import io.weir.engine.decode.Warmup;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.deliver.SinkSpec;
import io.weir.engine.deliver.StageSpec;
import io.weir.engine.receive.ReceiveSettings;
import io.weir.sink.WhenFull;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A collector with its troubles. It has three listeners: the first drops at its rings, the second makes the kernel
 * drop, the third runs out of buffers for large datagrams. And three sinks: one that workers wait for, one that drops,
 * one that may fail.
 */
final class Scenario {
    static final int LISTENERS = 3;
    /** The one that large datagrams go to. */
    static final int LARGE = 2;
    private static final int SMALL_QUEUE = 32;
    private static final int SMALL_BUFFER = 8 << 10;

    final Set<Trouble> troubles;
    final GatedSink waited = new GatedSink(false);
    final GatedSink dropping = new GatedSink(false);
    final GatedSink failing;
    final Collector collector;

    Scenario(Set<Trouble> troubles) {
        this.troubles = troubles;
        this.failing = new GatedSink(troubles.contains(Trouble.FAILING_SINK));
        int buffer = troubles.contains(Trouble.SMALL_BUFFER) ? SMALL_BUFFER : 32 << 20;
        this.collector = new Collector(config(), new Delivery(sinks(), stages(), () -> new JsonEncoder()::encode),
            new ReceiveSettings(buffer, 32, true), Warmup.NONE);
    }

    boolean has(Trouble trouble) {
        return troubles.contains(trouble);
    }

    boolean losesDatagrams() {
        return troubles.stream().anyMatch(Trouble::losesDatagrams);
    }

    private CollectorConfig config() {
        int queue = has(Trouble.SMALL_RING) ? SMALL_QUEUE : ListenerConfig.AS_MANY_AS_FIT;
        int blocked = has(Trouble.SMALL_BUFFER) ? SMALL_QUEUE : ListenerConfig.AS_MANY_AS_FIT;
        List<ListenerConfig> listeners = List.of(listener(2, false, queue), listener(1, true, blocked),
            listener(1, false, ListenerConfig.AS_MANY_AS_FIT));
        return new CollectorConfig(listeners, DecoderSettings.defaults(), 10, Duration.ofSeconds(10),
            Duration.ofSeconds(8));
    }

    private static ListenerConfig listener(int sockets, boolean blocking, int queue) {
        return new ListenerConfig("netflow", "127.0.0.1", 0, sockets, 2, blocking, queue);
    }

    private List<SinkSpec> sinks() {
        return List.of(new SinkSpec("waited", waited, WhenFull.BLOCK, OnError.RETRY),
            new SinkSpec("dropping", dropping, WhenFull.DROP, OnError.RETRY),
            new SinkSpec("failing", failing, WhenFull.BLOCK, OnError.DROP));
    }

    private List<StageSpec> stages() {
        return has(Trouble.FILTER)
            ? List.of(new StageSpec("odd", () -> flow -> (flow.record().number(Column.BYTES) & 1) == 0)) : List.of();
    }

    /** Sinks stand still, as the troubles ask. */
    void shut() {
        if (losesDatagrams()) {
            waited.shut();
        }
        if (has(Trouble.DROPPING_SINK)) {
            dropping.shut();
        }
    }

    /** No sink stands still any more. */
    void open() {
        waited.open();
        dropping.open();
    }
}
