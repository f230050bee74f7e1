// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecoderSettings;
import io.weir.engine.Collector;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.config.OnError;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.deliver.SinkSpec;
import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.SinkTrouble;
import io.weir.sink.WhenFull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SinkWatchTest {
    private SinkTrouble trouble = SinkTrouble.NONE;
    private long nowNs = 5_000_000_000L;

    private Alarms alarms() {
        BlockSink sink = new BlockSink() {
            @Override
            public void onBlock(Block block) {
                block.done();
            }

            @Override
            public SinkTrouble trouble() {
                return trouble;
            }
        };
        Delivery delivery = new Delivery(List.of(new SinkSpec("api", sink, WhenFull.DROP, OnError.RETRY)), List.of(),
            () -> (record, to, at, limit) -> 0);
        ListenerConfig listener = new ListenerConfig("netflow", "127.0.0.1", 0, 1, 1, true, 0);
        Collector collector = new Collector(new CollectorConfig(List.of(listener), DecoderSettings.defaults(), 10,
            Duration.ofSeconds(10), Duration.ofSeconds(2)), delivery);
        return new Alarms(collector, AlarmSettings.none().with(AlarmKind.SINK, 10), () -> nowNs, () -> Instant.EPOCH);
    }

    @Test
    void aSinkThatFailsForLongEnoughIsAnAlarmUntilItWorksAgain() {
        Alarms alarms = alarms();
        trouble = trouble.with(true, "http://a answered 400", 1);
        alarms.look();
        nowNs += 9_000_000_000L;
        alarms.look();
        assertThat(alarms.raised()).isEmpty();

        nowNs += 1_000_000_000L;
        alarms.look();

        assertThat(alarms.raised()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(AlarmKind.SINK);
            assertThat(alarm.source()).isEqualTo(new Source("sink api", 0));
            assertThat(alarm.text()).isEqualTo("sink api fails: http://a answered 400");
        });

        trouble = trouble.over();
        alarms.look();
        assertThat(alarms.raised()).isEmpty();

        trouble = trouble.with(true, "again", 2);
        alarms.look();
        assertThat(alarms.raised()).as("its time begins anew").isEmpty();
    }
}
