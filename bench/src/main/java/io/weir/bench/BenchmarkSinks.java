// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.codec.json.JsonEncoder;
import io.weir.sink.BlockSink;
import io.weir.sink.FlowEncoder;
import io.weir.sink.LaneContext;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import io.weir.sink.settings.SettingsBinder;
import java.util.Map;
import java.util.ServiceLoader;

/** Built-in sinks as the collector makes them, and the worker they open an encoder for. */
final class BenchmarkSinks {
    private BenchmarkSinks() {
    }

    /** A sink that is made but not started. */
    static BlockSink make(String name, Map<String, String> settings) throws SinkException {
        SinkFactory factory = ServiceLoader.load(SinkFactory.class).stream().map(ServiceLoader.Provider::get)
            .filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        Record bound = SettingsBinder.bind("-transport." + name, factory.settings(), settings);
        return (BlockSink) factory.create(new Context(name, bound));
    }

    /** Worker 0, whose format is JSON. */
    static LaneContext worker() {
        return new Worker();
    }

    private record Context(String name, Record bound) implements SinkContext {
        @Override
        public <T extends Record> T settings(Class<T> type) {
            return type.cast(bound);
        }
    }

    private record Worker() implements LaneContext {
        @Override
        public int worker() {
            return 0;
        }

        @Override
        public FlowEncoder format() {
            return json();
        }

        @Override
        public FlowEncoder json() {
            return new JsonEncoder()::encode;
        }
    }
}
