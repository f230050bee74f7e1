// SPDX-License-Identifier: Apache-2.0
package io.example.weir;

import com.google.auto.service.AutoService;
import io.weir.sink.Sink;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkFactory;

/** {@code -transport=protocol-count -transport.protocol-count=FILE}. */
@AutoService(SinkFactory.class)
public final class ProtocolCountSinkFactory implements SinkFactory {
    @Override
    public String name() {
        return "protocol-count";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public String description() {
        return "Counts flows per protocol into a file";
    }

    @Override
    public Class<? extends Record> settings() {
        return FileSetting.class;
    }

    @Override
    public Sink create(SinkContext context) {
        return new ProtocolCountSink(context.settings(FileSetting.class).file());
    }
}
