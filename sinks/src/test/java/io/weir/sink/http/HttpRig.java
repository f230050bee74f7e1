// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.sink.Sink;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkException;
import io.weir.sink.settings.SettingsBinder;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Sinks as a user configures them, and waits. */
final class HttpRig {
    private HttpRig() {
    }

    /** A started sink; keys and values in turn, on top of quick retries and batches that do not wait. */
    static HttpSink started(String url, String... settings) throws SinkException {
        HttpSink sink = created(url, settings);
        sink.start();
        return sink;
    }

    static HttpSink created(String url, String... settings) throws SinkException {
        Map<String, String> values = new HashMap<>(Map.of(
            "url", url, "batch-age", "0s", "retry-min", "1ms", "retry-max", "20ms", "dead-letter", ""));
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        HttpSettings bound = SettingsBinder.bind("-transport.http", HttpSettings.class, values);
        Sink sink = new HttpSinkFactory().create(new SinkContext() {
            @Override
            public String name() {
                return "http";
            }

            @Override
            public <T extends Record> T settings(Class<T> type) {
                return type.cast(bound);
            }
        });
        return (HttpSink) sink;
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }
}
