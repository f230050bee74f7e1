// SPDX-License-Identifier: Apache-2.0
package io.weir.sdk;

import static io.weir.sdk.RunningDelivery.sink;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Values;
import io.weir.engine.plugin.FoundModule;
import io.weir.engine.plugin.Modules;
import io.weir.sink.FlowEncoder;
import io.weir.sink.FlowFormat;
import io.weir.sink.FormatContext;
import io.weir.sink.Produce;
import io.weir.sink.SinkException;
import io.weir.sink.contract.SampleTraffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PluginFormatIT {
    private record Usual(Values values, Produce produce) implements FormatContext {
    }

    @TempDir
    private Path folder;

    private FlowFormat ports() throws Exception {
        new PluginJar().source("test.plugin.Ports", """
            package test.plugin;
            import io.weir.sink.*;
            import io.weir.codec.flow.*;
            public final class Ports implements FlowFormat {
                public String name() { return "ports"; }
                public int spiVersion() { return SinkFactory.SPI_VERSION; }
                public String contentType() { return "text/plain"; }
                public FlowEncoder open(FormatContext context) {
                    return (record, to, at, limit) -> {
                        byte[] text = Long.toString(record.number(Column.DST_PORT)).getBytes();
                        if (text.length > limit - at) { return -text.length; }
                        System.arraycopy(text, 0, to, at, text.length);
                        return text.length;
                    };
                }
            }
            """).service(FlowFormat.class, "test.plugin.Ports").build(folder.resolve("plugins/ports.jar"));
        Modules modules = Modules.load(folder.resolve("plugins"));
        assertThat(modules.refused()).isEmpty();
        assertThat(modules.found()).extracting(FoundModule::oneLine)
            .contains("format  ports             " + folder.resolve("plugins/ports.jar"));
        return modules.formats().stream().filter(each -> each.name().equals("ports")).findFirst().orElseThrow();
    }

    @Test
    void formatOfAPluginIsFoundAndWritesWhatTheFileSinkPutsLinesAround() throws Exception {
        FlowFormat ports = ports();
        Path out = folder.resolve("out");

        RunningDelivery running = new RunningDelivery(Modules.load(folder.resolve("none")),
            List.of(sink("file", Map.of("", out.toString()))), List.of(), () -> open(ports));
        running.send(3);

        assertThat(running.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(Files.readAllLines(out)).hasSize(3 * SampleTraffic.FLOWS).allMatch(line -> line.matches("\\d+"));
    }

    private static FlowEncoder open(FlowFormat format) {
        try {
            return format.open(new Usual(Values.CORRECT, Produce.SAMPLE));
        } catch (SinkException refused) {
            throw new AssertionError(refused);
        }
    }
}
