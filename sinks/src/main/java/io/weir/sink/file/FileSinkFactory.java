// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import com.google.auto.service.AutoService;
import io.weir.sink.Sink;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkFactory;
import io.weir.sink.WhenFull;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Makes {@link FileSink}s: {@code -transport=file}. */
@AutoService(SinkFactory.class)
public final class FileSinkFactory implements SinkFactory {
    @Override
    public String name() {
        return "file";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public String description() {
        return "Writes records to a file or to stdout";
    }

    @Override
    public Class<? extends Record> settings() {
        return FileSettings.class;
    }

    @Override
    public WhenFull whenFull() {
        return WhenFull.BLOCK;
    }

    @Override
    public List<String> claims(SinkContext context) {
        String path = context.settings(FileSettings.class).path();
        StandardStream stream = StandardStream.named(path);
        return stream != null ? List.of(stream.name()) : NamedFile.claims(Path.of(path));
    }

    @Override
    public Sink create(SinkContext context) {
        FileSettings settings = context.settings(FileSettings.class);
        StandardStream stream = StandardStream.named(settings.path());
        Destination destination = stream != null ? stream : new NamedFile(settings.path());
        return new FileSink(context.name(), destination, settings.separator().getBytes(StandardCharsets.UTF_8));
    }
}
