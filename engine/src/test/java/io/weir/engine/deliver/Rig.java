// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowEdit;
import io.weir.codec.flow.FlowRecord;
import io.weir.engine.config.OnError;
import io.weir.sink.FlowEncoder;
import io.weir.sink.Sink;
import io.weir.sink.WhenFull;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** Records, encoders and waits for the tests of this package. */
final class Rig {
    static final BlockSizes SMALL = new BlockSizes(256, 4096, 16, 4);

    private Rig() {
    }

    /** Eight digits of the sequence number. */
    static FlowEncoder digits() {
        return (record, to, at, limit) -> {
            if (limit - at < 8) {
                return -8;
            }
            long rest = record.number(Column.SEQUENCE_NUM);
            for (int i = 7; i >= 0; i--) {
                to[at + i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            return 8;
        };
    }

    static List<String> expected(long from, long to) {
        return LongStream.range(from, to).mapToObj(n -> String.format("%08d", n)).toList();
    }

    static SinkSpec spec(String name, Sink sink, WhenFull whenFull, OnError onError) {
        return new SinkSpec(name, sink, whenFull, onError);
    }

    static SinkSpec blocking(String name, Sink sink) {
        return spec(name, sink, WhenFull.BLOCK, OnError.RETRY);
    }

    static SinkSpec dropping(String name, Sink sink) {
        return spec(name, sink, WhenFull.DROP, OnError.RETRY);
    }

    static Delivery delivery(SinkSpec... sinks) {
        return new Delivery(List.of(sinks), List.of(), Rig::digits, SMALL,
            new FeedBounds(64 << 20, 4096, 1_000_000_000L));
    }

    static void send(Lanes lanes, long from, long to) {
        FlowRecord record = new FlowRecord();
        FlowEdit edit = new FlowEdit(record);
        for (long n = from; n < to; n++) {
            edit.set(Column.SEQUENCE_NUM, n);
            lanes.onFlow(record);
        }
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).as("condition within a minute").isTrue();
    }

    static void assertSumsAgree(SinkAccount a) {
        assertThat(a.accepted()).as(a.toString())
            .isEqualTo(a.delivered() + a.dropped() + a.failed() + a.waiting());
    }
}
