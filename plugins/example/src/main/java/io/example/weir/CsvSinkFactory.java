// SPDX-License-Identifier: Apache-2.0
package io.example.weir;

import com.google.auto.service.AutoService;
import io.weir.sink.Sink;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkFactory;

/** {@code -transport=csv -transport.csv=FILE}. */
@AutoService(SinkFactory.class)
public final class CsvSinkFactory implements SinkFactory {
    @Override
    public String name() {
        return "csv";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public String description() {
        return "Appends protocol, ports, packets and bytes of each flow to a CSV file";
    }

    @Override
    public Class<? extends Record> settings() {
        return FileSetting.class;
    }

    @Override
    public Sink create(SinkContext context) {
        return new CsvSink(context.settings(FileSetting.class).file());
    }
}
