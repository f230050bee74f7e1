// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.engine.plugin.Modules;
import io.weir.sink.FlowStage;
import io.weir.sink.FlowStageFactory;
import io.weir.sink.Setting;
import io.weir.sink.Sink;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import io.weir.sink.WhenFull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Modules with settings of all kinds; they are never started. */
public final class TestModules {
    private TestModules() {
    }

    /** The flags of a file-like sink, a sink named net, and a stage; aliases as the words have them. */
    public static OutputFlags flags(String... args) {
        return new OutputFlags(List.of(new Named("file", FileSettings.class), new Named("net", NetSettings.class)),
            List.of(new Ports()),
            Modules.load(Path.of("none")).formats(), List.of(args));
    }

    enum Mode {
        FAST, VERY_FAST
    }

    record FileSettings(
        @Setting(key = "", help = "output file; empty: stdout") String path,
        @Setting(key = "sep", defaultValue = "\n", help = "written after every record") String separator) {
    }

    record NetSettings(
        @Setting(key = "url", help = "where to") String url,
        @Setting(key = "secret", help = "password", defaultValue = "hunter2", secret = true) String secret,
        @Setting(key = "tls", defaultValue = "false", help = "encrypts") boolean tls,
        @Setting(key = "mode", defaultValue = "fast", help = "how") Mode mode,
        @Setting(key = "timeout", defaultValue = "5s", help = "how long") Duration timeout) {
    }

    record PortSettings(@Setting(key = "list", help = "ports to keep") List<String> list) {
    }

    private record Named(String name, Class<? extends Record> settings) implements SinkFactory {
        @Override
        public int spiVersion() {
            return SPI_VERSION;
        }

        @Override
        public WhenFull whenFull() {
            return name.equals("file") ? WhenFull.BLOCK : WhenFull.DROP;
        }

        @Override
        public Sink create(SinkContext context) throws SinkException {
            throw new SinkException("not to be made");
        }
    }

    private record Ports() implements FlowStageFactory {
        @Override
        public String name() {
            return "ports";
        }

        @Override
        public int spiVersion() {
            return SinkFactory.SPI_VERSION;
        }

        @Override
        public Class<? extends Record> settings() {
            return PortSettings.class;
        }

        @Override
        public FlowStage create(SinkContext context) throws SinkException {
            throw new SinkException("not to be made");
        }
    }
}
