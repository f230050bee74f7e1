// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.plugins;

import io.weir.dist.option.PluginFlags;
import io.weir.engine.plugin.Modules;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code weir plugins}: what was found, and what was refused and why; one line each. */
@CommandLine.Command(name = "weir plugins", description = "Lists the sinks and stages that are found.",
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
        modules.found().forEach(each -> out.println(each.oneLine()));
        modules.refused().forEach(cause -> out.println("refused  " + cause));
        return 0;
    }
}
