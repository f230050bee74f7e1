// SPDX-License-Identifier: Apache-2.0
package io.weir.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.flow.FlowRecord;
import io.weir.sink.SinkFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A plugin made on the spot: sources compiled against the interface alone, and packed into a jar. */
final class PluginJar {
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> services = new LinkedHashMap<>();

    PluginJar source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    PluginJar service(Class<?> type, String className) {
        services.put("META-INF/services/" + type.getName(), className);
        return this;
    }

    /** A sink of the given name whose factory and class are one source; {@code body} is the sink's. */
    static PluginJar blockSink(String name, String body) {
        return sink(name, "SPI_VERSION", "WhenFull.DROP", body);
    }

    static PluginJar sink(String name, String version, String whenFull, String body) {
        String source = """
            package test.plugin;
            import io.weir.sink.*;
            import io.weir.codec.flow.*;
            public final class Factory implements SinkFactory {
                public String name() { return "NAME"; }
                public int spiVersion() { return VERSION; }
                public WhenFull whenFull() { return FULL; }
                public Sink create(SinkContext c) { return new Made(); }
                public static final class Made implements BlockSink { BODY }
            }
            """.replace("NAME", name).replace("VERSION", version).replace("FULL", whenFull).replace("BODY", body);
        return new PluginJar().source("test.plugin.Factory", source).service(SinkFactory.class, "test.plugin.Factory");
    }

    Path build(Path jar) throws IOException {
        Path classes = Files.createTempDirectory("weir-plugin");
        if (!sources.isEmpty()) {
            compile(classes);
        }
        Files.createDirectories(jar.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
            Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                put(zip, classes.relativize(file).toString(), Files.readAllBytes(file));
            }
            for (Map.Entry<String, String> service : services.entrySet()) {
                put(zip, service.getKey(), service.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        OutputStream to = zip;
        to.write(content);
        zip.closeEntry();
    }

    private void compile(Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler).as("a JDK, not a JRE").isNotNull();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        List<String> options = List.of("-proc:none", "-d", classes.toString(), "-cp", classPath());
        StringWriter said = new StringWriter();
        boolean compiled = compiler.getTask(said, null, null, options, null, units).call();
        assertThat(compiled).as(said.toString()).isTrue();
    }

    private static String classPath() {
        return place(SinkFactory.class) + ":" + place(FlowRecord.class);
    }

    private static Path place(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** Source text in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return text;
        }
    }
}
