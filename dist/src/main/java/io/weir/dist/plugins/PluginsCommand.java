// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.plugins;

import io.weir.dist.option.PluginFlags;
import io.weir.engine.plugin.Modules;
import io.weir.sink.FlowStageFactory;
import io.weir.sink.SinkFactory;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code weir plugins}: what was found, and what was refused and why; one line each. */
@CommandLine.Command(name = "plugins", description = "Lists the sinks and stages that are found.",
    mixinStandardHelpOptions = false, sortOptions = false)
public final class PluginsCommand implements Callable<Integer> {
    @CommandLine.Option(names = "--plugins-dir", paramLabel = "DIR",
        description = "folder with plugin jars; by default plugins/ of the distribution")
    private Path dir = PluginFlags.defaultDir();

    @CommandLine.Option(names = {"-h", "--help"}, usageHelp = true, description = "shows this help")
    private boolean help;

    private final PrintStream out;

    /** Prints to stdout. */
    public PluginsCommand() {
        this(System.out);
    }

    PluginsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Modules modules = Modules.load(dir);
        for (SinkFactory each : modules.sinks()) {
            print("sink", each.name(), each.getClass(), each.description());
        }
        for (FlowStageFactory each : modules.stages()) {
            print("stage", each.name(), each.getClass(), each.description());
        }
        modules.refused().forEach(cause -> out.println("refused  " + cause));
        return 0;
    }

    private void print(String kind, String name, Class<?> factory, String description) {
        out.println(String.format("%-8s %-12s %-24s %s", kind, name, origin(factory), description).stripTrailing());
    }

    /** The jar a factory comes from; those of Weir's own class path are built in. */
    private String origin(Class<?> factory) {
        if (factory.getClassLoader() == PluginsCommand.class.getClassLoader()) {
            return "built in";
        }
        CodeSource source = factory.getProtectionDomain().getCodeSource();
        URL at = source == null ? null : source.getLocation();
        return at == null ? "unknown" : place(at);
    }

    private String place(URL jar) {
        try {
            Path path = Path.of(jar.toURI());
            Path folder = dir.toAbsolutePath();
            return path.startsWith(folder) ? folder.relativize(path).toString() : path.toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return jar.toString();
        }
    }
}
