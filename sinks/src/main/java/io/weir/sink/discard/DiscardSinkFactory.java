// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.discard;

import com.google.auto.service.AutoService;
import io.weir.sink.Sink;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkFactory;

/** Makes {@link DiscardSink}s: {@code -transport=discard}. */
@AutoService(SinkFactory.class)
public final class DiscardSinkFactory implements SinkFactory {
    @Override
    public String name() {
        return "discard";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public String description() {
        return "Encodes records and throws them away, for tests and measurements";
    }

    @Override
    public Class<? extends Record> settings() {
        return DiscardSettings.class;
    }

    @Override
    public Sink create(SinkContext context) {
        return new DiscardSink(context.settings(DiscardSettings.class).delay());
    }
}
