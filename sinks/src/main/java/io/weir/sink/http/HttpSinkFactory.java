// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import com.google.auto.service.AutoService;
import io.weir.sink.Sink;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import io.weir.sink.WhenFull;

/** Makes {@link HttpSink}s: {@code -transport=http}. */
@AutoService(SinkFactory.class)
public final class HttpSinkFactory implements SinkFactory {
    @Override
    public String name() {
        return "http";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public String description() {
        return "Posts records to an API as batches of JSON lines";
    }

    @Override
    public Class<? extends Record> settings() {
        return HttpSettings.class;
    }

    /** An API may be away for an hour: what it cannot take waits on disk. */
    @Override
    public WhenFull whenFull() {
        return WhenFull.SPOOL;
    }

    /** Without it, what has no answer yet would be lost with the process: see docs/http-ingest.md. */
    @Override
    public boolean spoolsAlways() {
        return true;
    }

    @Override
    public Sink create(SinkContext context) throws SinkException {
        HttpSettings settings = context.settings(HttpSettings.class);
        SettingsCheck check = new SettingsCheck("-transport." + context.name(), settings);
        check.run();
        return new HttpSink(new Opening(context.name(), settings, check.headers()));
    }
}
