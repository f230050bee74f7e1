// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.config.ConfigSources;
import io.weir.dist.config.Configuration;
import io.weir.dist.config.Effective;
import io.weir.dist.flag.FlagException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** {@code weir config check|print}: the collector's configuration without a collector; nothing is opened. */
public final class ConfigCommand {
    private static final int BAD_CONFIGURATION = 2;
    private static final String USAGE = """
        weir config check [FLAG...]   says what is wrong with the collector's configuration, a line each;
                              exit code 2 then
        weir config print [FLAG...]   prints it as YAML: each value and where it was set; defaults are comments

        FLAGs are the collector's (weir -h lists them), -config=FILE among them. Each is also a variable, such as
        WEIR_TRANSPORT_FILE_SEP for -transport.file.sep, and a key of the file. A flag wins over a variable, a variable
        over the file, the file over the default.
        """;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    /** The process's own environment and streams. */
    public ConfigCommand() {
        this(System.getenv(), System.out, System.err);
    }

    ConfigCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Runs to its end and gives the exit code; the main thread. */
    public int run(List<String> args) {
        String what = args.isEmpty() ? "" : args.get(0);
        if (what.equals("-h") || what.equals("--help")) {
            out.print(USAGE);
            return 0;
        }
        if (!what.equals("check") && !what.equals("print")) {
            err.println("error: weir config needs a word: check or print (weir config -h says more)");
            return BAD_CONFIGURATION;
        }
        try {
            return run(what, args.subList(1, args.size()));
        } catch (FlagException e) {
            err.println("error: " + e.getMessage());
            return BAD_CONFIGURATION;
        }
    }

    private int run(String what, List<String> args) throws FlagException {
        CollectSetup setup = CollectSetup.of(ConfigSources.read(args, environment));
        Configuration configuration = setup.configuration();
        configuration.problems().forEach(problem -> err.println("error: " + problem));
        if (!configuration.problems().isEmpty()) {
            return BAD_CONFIGURATION;
        }
        if (what.equals("print")) {
            out.print(Effective.text(configuration));
            return 0;
        }
        return check(setup);
    }

    private int check(CollectSetup setup) throws FlagException {
        CollectPlan plan = setup.plan();
        setup.delivery(plan);
        plan.found().forEach(line -> err.println("warning: " + line));
        plan.warnings().forEach(line -> err.println("warning: " + setup.configuration().explained(line)));
        out.println("the configuration is good");
        return 0;
    }
}
