// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.plugins;

import io.weir.dist.config.ConfigSources;
import io.weir.dist.flag.FlagException;
import io.weir.dist.option.PluginFlags;
import io.weir.dist.text.SafeText;
import io.weir.engine.plugin.Modules;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code weir plugins}: what was found, and what was refused and why; one line each. */
@CommandLine.Command(name = "weir plugins", description = "Lists the sinks and stages that are found.",
    mixinStandardHelpOptions = false, sortOptions = false)
public final class PluginsCommand implements Callable<Integer> {
    @CommandLine.Option(names = "--plugins-dir", paramLabel = "DIR",
        description = "folder with plugin jars; by default the collector's, WEIR_PLUGINS_DIR or --config's, else "
            + "plugins/ of the distribution")
    private Path dir;

    @CommandLine.Option(names = {"--config", "-config"}, paramLabel = "FILE",
        description = "the collector's YAML file; by default the variable WEIR_CONFIG")
    private String config;

    @CommandLine.Option(names = {"-h", "--help"}, usageHelp = true, description = "shows this help")
    private boolean help;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

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
        Modules modules = Modules.load(dir != null ? dir : configured());
        modules.found().forEach(each -> out.println(SafeText.line(each.oneLine())));
        modules.refused().forEach(cause -> out.println(SafeText.line("refused  " + cause)));
        modules.warnings().forEach(line -> out.println(SafeText.line("warning  " + line)));
        return 0;
    }

    private Path configured() {
        try {
            ConfigSources sources = ConfigSources.ofFile(config, System.getenv());
            return PluginFlags.dir(sources.early(List.of(PluginFlags.NAME)));
        } catch (FlagException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
