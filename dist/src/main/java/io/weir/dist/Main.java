// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import io.weir.dist.collect.CollectCommand;
import io.weir.dist.plugins.PluginsCommand;
import java.util.List;

/** Where {@code bin/weir} begins. */
public final class Main {
    /** The subcommands: a line each. The collector itself has no name. */
    private static final Commands COMMANDS = new Commands(new CollectCommand()::run, List.of(
        Command.of("plugins", "list the sinks and stages that are found, and plugins that are refused",
            PluginsCommand::new)));

    private Main() {
    }

    /** Runs a command to its end; the process ends with its exit code. */
    public static void main(String[] args) {
        System.exit(COMMANDS.run(List.of(args)));
    }
}
