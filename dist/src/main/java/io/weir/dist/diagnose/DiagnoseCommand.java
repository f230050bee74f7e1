// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.dist.client.Target;
import io.weir.dist.config.ConfigSources;
import io.weir.dist.diagnose.WeirClient.AnswerException;
import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.GoDuration;
import io.weir.dist.log.LogFormat;
import io.weir.dist.log.LogThreshold;
import io.weir.dist.log.Logging;
import io.weir.dist.option.ListenUrls;
import io.weir.dist.option.Secret;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.receive.PortHolder;
import io.weir.log.Reason;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code weir diagnose}; the main thread calls it once. Exit 0 if nothing is wrong, else 1. */
@Command(name = "weir diagnose", sortOptions = false, usageHelpAutoWidth = true,
    header = "Says in words what is wrong: nothing arrives, exporters, losses, sinks, this host.",
    description = "Asks a running Weir twice and looks at this host. Where none answers, or with --listen, it listens "
        + "itself. It reads only.")
public final class DiagnoseCommand implements Callable<Integer> {
    private static final String DEFAULT_LISTEN = "sflow://:6343,netflow://:2055";

    @Option(names = {"--addr", "-addr"}, paramLabel = "[HOST]:PORT",
        description = "the Weir's -addr; by default that of its configuration, WEIR_ADDR or --config's, else :8080. "
            + "No host: this one")
    private String addr;
    @Option(names = "--token", paramLabel = "SECRET",
        description = "its -http.token, or @FILE; by default that of its configuration, such as WEIR_HTTP_TOKEN")
    private String token;
    @Option(names = "--config", paramLabel = "FILE",
        description = "the YAML file that it was started with; by default the variable WEIR_CONFIG")
    private String config;
    @Option(names = "--for", paramLabel = "DURATION",
        description = "how long to look, such as 30s; by default 3s at a running Weir, 30s where it listens itself")
    private String time;
    @Option(names = "--listen", paramLabel = "URL[,URL...]",
        description = "ask no Weir, listen there, such as netflow://:2055, and throw flows away")
    private String listen;
    @Option(names = "--json", description = "print JSON for programs")
    private boolean json;
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "this help")
    private boolean help;
    @Spec
    private CommandSpec spec;

    private final PrintStream out;

    /** Prints to stdout. */
    public DiagnoseCommand() {
        this(System.out);
    }

    /** Prints to {@code out}. */
    public DiagnoseCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        ConfigSources sources = sources();
        String at = addr != null ? addr : sources.text("addr", ":8080");
        Target target = checked(addr != null ? "--addr " + at : "-addr in Weir's configuration, \"" + at + "\"",
            () -> Target.parse(at));
        String secret = checked("--token",
            () -> Secret.parse(token != null ? token : sources.text("http.token", "")).value());
        List<ListenerConfig> listeners = checked("--listen " + listen,
            () -> ListenUrls.parse(listen == null ? DEFAULT_LISTEN : listen).listeners());
        Duration asked = span(Duration.ofSeconds(3));
        Duration listening = span(Duration.ofSeconds(30));
        Report report = new Report(out, json);
        if (listen != null) {
            return listen(listeners, listening, report, List.of());
        }
        try {
            Diagnosis diagnosis = ofOther(target, secret, asked);
            return report.print("at " + target.text(), diagnosis, diagnosis.findings());
        } catch (AnswerException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        } catch (IOException e) {
            return target.isHere() ? listen(listeners, listening, report, List.of(noAnswer(target, e)))
                : report.print(List.of(noAnswer(target, e)));
        }
    }

    /** What answers may be anything: where its answers do not fit together it is no Weir. */
    private static Diagnosis ofOther(Target target, String secret, Duration asked)
        throws IOException, InterruptedException {
        WeirClient client = new WeirClient(target.text(), secret);
        try {
            return Diagnosis.make(client, target.isHere() ? HostReader.here() : null, target.port(), asked);
        } catch (RuntimeException e) {
            throw client.strange();
        }
    }

    private ConfigSources sources() {
        try {
            return ConfigSources.ofFile(config, System.getenv());
        } catch (FlagException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private static Finding noAnswer(Target target, IOException e) {
        return Finding.wrong("no-weir", "host", "no Weir answers at " + target.text() + ": " + Reason.of(e),
            "start Weir (systemctl status weir, docker ps), or give its -addr with --addr");
    }

    private int listen(List<ListenerConfig> listeners, Duration time, Report report, List<Finding> known)
        throws Exception {
        List<Finding> findings = new ArrayList<>(known);
        listeners.forEach(each -> held(each, findings));
        if (findings.size() > known.size()) {
            return report.print(findings);
        }
        listeners.forEach(each -> unbound(each, known, findings));
        quiet();
        System.err.println("listening for " + time.toSeconds() + " s");
        try (OwnWeir weir = OwnWeir.start(listeners)) {
            Diagnosis diagnosis = Diagnosis.make(weir.client(), HostReader.here(), weir.port(), time);
            findings.addAll(diagnosis.findings());
            return report.print("of its own", diagnosis, findings);
        }
    }

    /** To share the port would take exporters away from whoever has it. */
    private static void held(ListenerConfig listener, List<Finding> to) {
        for (PortHolder each : PortHolder.of(listener.port(), null)) {
            to.add(Finding.wrong("port-held", "host", "UDP port " + listener.port() + " is held by " + (each.pid() < 0
                ? "a process of another user" : each.process() + ", process " + each.pid()),
                "if it is a Weir, ask it with --addr; else stop it, or use another port; ss -lunp as root lists them"));
        }
    }

    private static void unbound(ListenerConfig listener, List<Finding> known, List<Finding> to) {
        if (!known.isEmpty()) {
            to.add(Finding.wrong("not-bound", "host", "nothing was bound to UDP port " + listener.port()
                + ": the host throws away what comes for it", "start Weir with -listen=" + listener.scheme() + "://:"
                + listener.port()));
        }
    }

    private Duration span(Duration usual) {
        return checked("--for " + time, () -> {
            Duration given = time == null ? usual : GoDuration.parse(time);
            if (given.toMillis() < 100) {
                throw new BadValueException("allowed: 100ms or more");
            }
            return given;
        });
    }

    /** The engine's own story is of no interest here: what is wrong is told as a finding. */
    private static void quiet() throws BadValueException {
        Logging.configure(LogThreshold.parse("error"), LogFormat.NORMAL);
    }

    private interface Parsing<T> {
        T parse() throws BadValueException;
    }

    private <T> T checked(String what, Parsing<T> parsing) {
        try {
            return parsing.parse();
        } catch (BadValueException e) {
            throw new ParameterException(spec.commandLine(), what + ": " + e.getMessage());
        }
    }
}
