// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.health;

import io.weir.dist.client.Target;
import io.weir.dist.client.WeirHttp;
import io.weir.dist.config.ConfigSources;
import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.FlagException;
import io.weir.dist.text.SafeText;
import io.weir.log.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One question to a running Weir, one line, exit code 0 or 1; the main thread. */
@Command(name = "health", sortOptions = false, mixinStandardHelpOptions = true,
    description = "Asks a running Weir whether it is well: exit code 0 if it is, else 1.")
public final class HealthCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int UNAVAILABLE = 503;
    private static final int MOST_REASONS = 8192;

    @Option(names = {"--addr", "-addr"}, paramLabel = "[HOST]:PORT",
        description = "its -addr; by default that of its configuration, WEIR_ADDR or --config's, else :8080. "
            + "No host: this one")
    private String addr;

    @Option(names = {"--config", "-config"}, paramLabel = "FILE",
        description = "the YAML file that it was started with; by default the variable WEIR_CONFIG")
    private String config;

    @Option(names = "--ready", description = "also ask whether listeners are open and every sink takes records")
    private boolean ready;

    @Spec
    private CommandSpec spec;

    /** A command that picocli fills. */
    public HealthCommand() {
    }

    @Override
    public Integer call() {
        String path = ready ? "/ready" : "/__health";
        String target = target().text();
        try {
            return told(target + path, new WeirHttp(target, "", TIMEOUT).get(path));
        } catch (WeirHttp.StrangeAnswerException e) {
            System.out.println("not healthy: " + target + path + ": " + e.getMessage() + "; is --addr its -addr?");
            return 1;
        } catch (IOException | IllegalArgumentException e) {
            System.out.println("not healthy: no answer from " + target + path + ": " + Reason.of(e)
                + "; is Weir running, and --addr its -addr?");
            return 1;
        }
    }

    private Target target() {
        String at = addr;
        try {
            at = addr != null ? addr : ConfigSources.ofFile(config, System.getenv()).text("addr", ":8080");
            return Target.parse(at);
        } catch (BadValueException e) {
            throw new ParameterException(spec.commandLine(), "bad value \"" + at + "\" for "
                + (addr != null ? "flag --addr: " : "-addr in Weir's configuration: ") + e.getMessage());
        } catch (FlagException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private int told(String asked, WeirHttp.Reply reply) {
        String text = new String(reply.body(), StandardCharsets.UTF_8).trim();
        if (!isWeirs(reply.status(), text)) {
            System.out.println("not healthy: " + asked + " answers HTTP " + reply.status()
                + ", but not as a Weir does; is --addr its -addr?");
            return 1;
        }
        System.out.println((reply.isOk() ? "healthy: " : "not healthy: ") + SafeText.line(text.replace("\n", "; ")));
        return reply.isOk() ? 0 : 1;
    }

    /** Reasons are free text, but never markup. */
    private boolean isWeirs(int status, String text) {
        if (status == WeirHttp.OK) {
            return text.equals(ready ? "ready" : "OK");
        }
        return status == UNAVAILABLE && (ready
            ? !text.isEmpty() && !text.contains("<") && text.length() < MOST_REASONS : text.equals("Not OK"));
    }
}
