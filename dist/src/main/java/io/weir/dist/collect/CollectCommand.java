// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.version.Version;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagHelp;
import io.weir.dist.flag.FlagParser;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.option.LogFlags;
import io.weir.dist.option.OutputFlags;
import io.weir.dist.option.PluginFlags;
import io.weir.dist.option.StateFlags;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.plugin.Modules;
import io.weir.sink.SinkException;
import java.util.List;

/** The collector's command line: goflow2's flags in, an exit code out. */
public final class CollectCommand {
    private static final int BAD_COMMAND_LINE = 2;

    private final String commands;

    /** A command whose help begins with {@code commands}, the list of all commands. */
    public CollectCommand(String commands) {
        this.commands = commands;
    }

    /** Runs until a signal or a sink ends it; the main thread. */
    public int run(List<String> args) {
        Modules modules = Modules.load(PluginFlags.dir(args));
        OutputFlags output = new OutputFlags(modules.sinks(), modules.stages(), args);
        FlagSet flags = CollectFlags.of(output);
        try {
            return run(new FlagParser(flags).parse(args), flags, output, modules);
        } catch (FlagException e) {
            System.err.println("error: " + e.getMessage() + "; weir -h lists all flags");
            return BAD_COMMAND_LINE;
        }
    }

    private int run(FlagValues values, FlagSet flags, OutputFlags output, Modules modules)
        throws FlagException {
        if (values.value(CollectFlags.HELP) || values.value(CollectFlags.HELP_LONG)) {
            System.out.print(commands + "\nFlags are written -name=value or -name value.\n" + FlagHelp.text(flags));
            return 0;
        }
        if (values.value(CollectFlags.VERSION)) {
            System.out.println("Weir " + Version.text());
            return 0;
        }
        CollectPlan plan = CollectPlan.of(values, output);
        LogFlags.apply(values);
        StateFlags.sweep(values);
        WarmUp warmUp = new WarmUp(plan.config().decoder(), modules, plan.format());
        return new CollectRun(plan, delivery(plan, modules), warmUp, modules.refused()).run();
    }

    /** Settings are the modules' own; a bad one is a bad value like any other, and nothing is open yet. */
    private static Delivery delivery(CollectPlan plan, Modules modules) throws FlagException {
        try {
            return modules.delivery(plan.sinks(), plan.stages(), plan.format());
        } catch (SinkException e) {
            throw new FlagException(e.getMessage());
        }
    }
}
