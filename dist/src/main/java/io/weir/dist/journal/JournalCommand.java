// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir journal}: its subcommands do the work. */
@Command(name = "weir journal", sortOptions = false, usageHelpAutoWidth = true,
    header = "Reads what the journal sink keeps.",
    subcommands = {TailCommand.class, CatCommand.class, InfoCommand.class, VerifyCommand.class, ReplayCommand.class})
public final class JournalCommand implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "this help")
    private boolean help;
    @Spec
    private CommandSpec spec;

    /** A command that has not run. */
    public JournalCommand() {
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "weir journal needs a subcommand: "
            + String.join(", ", spec.subcommands().keySet()));
    }
}
