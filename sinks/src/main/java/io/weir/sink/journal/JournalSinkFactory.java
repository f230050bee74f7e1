// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import com.google.auto.service.AutoService;
import io.weir.sink.Sink;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import io.weir.sink.WhenFull;
import io.weir.time.TrustedClock;
import java.nio.file.Path;
import java.util.List;

/** Makes {@link JournalSink}s: {@code -transport=journal}. */
@AutoService(SinkFactory.class)
public final class JournalSinkFactory implements SinkFactory {
    @Override
    public String name() {
        return "journal";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public String description() {
        return "Keeps records or datagrams in files that survive a crash, for weir journal";
    }

    @Override
    public Class<? extends Record> settings() {
        return JournalSettings.class;
    }

    @Override
    public WhenFull whenFull() {
        return WhenFull.BLOCK;
    }

    @Override
    public List<String> claims(SinkContext context) {
        Path dir = context.settings(JournalSettings.class).dir();
        return List.of(dir.toAbsolutePath().normalize().toString());
    }

    @Override
    public Sink create(SinkContext context) throws SinkException {
        String owner = "-transport." + context.name();
        JournalSettings settings = context.settings(JournalSettings.class);
        settings.check(owner);
        TrustedClock trusted = TrustedClock.host();
        return new JournalSink(owner, settings, new ForwardClock(trusted::nowMs, System::nanoTime), trusted);
    }
}
