// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.config.ConfigSources;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagHelp;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.log.Stderr;
import io.weir.dist.option.LogFlags;
import io.weir.dist.option.StateFlags;
import io.weir.dist.version.Version;
import io.weir.engine.deliver.Delivery;
import java.util.List;
import java.util.Map;

/** The collector's command line: goflow2's flags in, an exit code out. */
public final class CollectCommand {
    private static final String HOW = """

        Flags are written -name=value or -name value. Each is also a variable, such as WEIR_TRANSPORT_FILE for
        -transport.file, and a key of the YAML file that -config names. A flag wins over a variable, a variable over the
        file. weir config check and weir config print show what comes of it.
        """;

    private final String commands;

    /** A command whose help begins with {@code commands}, the list of all commands. */
    public CollectCommand(String commands) {
        this.commands = commands;
    }

    /** Runs until a signal or a sink ends it; the main thread. */
    public int run(List<String> args) {
        return run(args, System.getenv());
    }

    /** The same with these variables. */
    public int run(List<String> args, Map<String, String> environment) {
        try {
            return run(CollectSetup.of(ConfigSources.read(args, environment)));
        } catch (FlagException e) {
            System.err.println("error: " + e.getMessage() + "; weir -h lists all flags");
            return e.exitCode();
        }
    }

    private int run(CollectSetup setup) throws FlagException {
        FlagValues values = setup.configuration().orRefuse();
        if (values.value(CollectFlags.HELP) || values.value(CollectFlags.HELP_LONG)) {
            System.out.print(commands + HOW + FlagHelp.text(setup.configuration().flags()));
            return 0;
        }
        if (values.value(CollectFlags.VERSION)) {
            System.out.println("Weir " + Version.text());
            return 0;
        }
        CollectPlan plan = setup.plan(Activation.sockets(System.getenv()));
        Delivery delivery = setup.delivery(plan);
        LogFlags.apply(values);
        Stderr.detach();
        StateFlags.trustClock(values);
        StateFlags.sweep(values);
        WarmUp warmUp = new WarmUp(plan.config().decoder(), setup.modules(), plan.encoders());
        return new CollectRun(setup, plan, delivery, warmUp).run();
    }
}
