// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.plugin;

import io.weir.file.PlainFile;
import io.weir.log.Reason;
import io.weir.sink.FlowFormat;
import io.weir.sink.FlowStageFactory;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;
import java.io.IOException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * The jars of one plugin: a jar of its own, or all jars of a folder.
 *
 * @param origin the jar or folder
 * @param jars at least one, sorted; each known to be readable
 */
record PluginJars(Path origin, List<Path> jars) {
    private static final List<String> SERVICES =
        List.of("META-INF/services/" + SinkFactory.class.getName(),
            "META-INF/services/" + FlowStageFactory.class.getName(),
            "META-INF/services/" + FlowFormat.class.getName());

    /** What may be a plugin in the folder, sorted: jars and folders; none if it is missing. */
    static List<Path> candidates(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = list(folder);
        found.removeIf(path -> !isJar(path) && !Files.isDirectory(path));
        return found;
    }

    /** The plugin of a candidate; the exception names what is wrong with which jar. */
    static PluginJars of(Path candidate) throws SinkException, IOException {
        List<Path> jars = Files.isDirectory(candidate) ? list(candidate) : new ArrayList<>(List.of(candidate));
        jars.removeIf(path -> !isJar(path));
        if (jars.isEmpty()) {
            throw new SinkException(candidate + ": no jar in this folder");
        }
        boolean served = false;
        for (Path jar : jars) {
            served |= hasService(jar);
        }
        if (!served) {
            throw new SinkException(candidate + ": no sink, stage or format in it (no " + SERVICES.get(0) + ")");
        }
        return new PluginJars(candidate, List.copyOf(jars));
    }

    private static List<Path> list(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(found::add);
        }
        Collections.sort(found);
        return found;
    }

    private static boolean isJar(Path path) {
        return path.getFileName().toString().endsWith(".jar");
    }

    /** The JDK's loader skips what it cannot read in silence, so each jar is opened here first. */
    private static boolean hasService(Path jar) throws SinkException {
        try (ZipFile zip = new ZipFile(PlainFile.toRead(jar).toFile())) {
            return SERVICES.stream().anyMatch(service -> zip.getEntry(service) != null);
        } catch (IOException garbage) {
            throw new SinkException(jar + ": not a readable jar: " + Reason.of(garbage), false, garbage);
        }
    }

    URL[] urls() throws IOException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return urls;
    }
}
