// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.GoDuration;
import io.weir.dist.generate.TargetConverter;
import io.weir.dist.log.LogFormat;
import io.weir.dist.log.Logging;
import io.weir.dist.log.LogThreshold;
import io.weir.engine.CollectorException;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code weir selftest}; the main thread calls it once. Exit 1 if a flow is missing or wrong. */
@Command(name = "weir selftest", sortOptions = false, usageHelpAutoWidth = true, showDefaultValues = true,
    header = "Sends known flows of NetFlow v5, v9, IPFIX and sFlow, and compares every field that a collector prints.",
    description = "Without --against, a collector is started on the loopback address for it.")
public final class SelftestCommand implements Callable<Integer> {
    @Option(names = "--against", paramLabel = "HOST:PORT", converter = TargetConverter.class,
        description = "test this collector instead, which takes NetFlow and IPFIX there: a Weir, goflow2 or another "
            + "one that prints goflow2's JSON")
    private InetSocketAddress against;
    @Option(names = "--sflow", paramLabel = "HOST:PORT", converter = TargetConverter.class,
        description = "where it takes sFlow; without, --against is sent none")
    private InetSocketAddress sflow;
    @Option(names = "--output", paramLabel = "FILE",
        description = "the file that this collector writes its JSON lines to; needed with --against")
    private Path output;
    @Option(names = "--timeout", paramLabel = "DURATION", defaultValue = "10s",
        description = "how long to wait for lines once all flows are sent, such as 10s")
    private String timeout;
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "this help")
    private boolean help;
    @Spec
    private CommandSpec spec;

    private final PrintStream out;

    /** Prints to stdout. */
    public SelftestCommand() {
        this(System.out);
    }

    SelftestCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, SinkException, CollectorException {
        Duration limit = timeout();
        if ((against == null) != (output == null)) {
            throw new ParameterException(spec.commandLine(), "--against and --output go together: the collector to "
                + "send to, and the file that it writes its lines to");
        }
        if (sflow != null && against == null) {
            throw new ParameterException(spec.commandLine(), "--sflow goes with --against: without, a collector is "
                + "started that takes all protocols");
        }
        if (output != null && Files.isDirectory(output)) {
            throw new ParameterException(spec.commandLine(), "--output " + output + ": is a directory; name the file");
        }
        Findings findings = against == null ? own(limit) : new Run(against, sflow, "", output, limit).run(seed());
        new Table(out).print(findings);
        return findings.isGood() ? 0 : 1;
    }

    private Duration timeout() {
        try {
            return GoDuration.parse(timeout);
        } catch (BadValueException e) {
            throw new ParameterException(spec.commandLine(), "--timeout " + timeout + ": " + e.getMessage());
        }
    }

    private static Findings own(Duration limit) throws IOException, SinkException, CollectorException {
        quiet();
        Path file = Files.createTempFile("weir-selftest", ".json");
        try {
            Findings findings;
            Run run;
            try (OwnCollector collector = OwnCollector.start(file)) {
                run = new Run(collector.address(), collector.address(), OwnCollector.HOST, file, limit);
                findings = run.run(seed());
            }
            run.read();
            return findings;
        } finally {
            Files.delete(file);
        }
    }

    /** The collector's own story is of no interest here, but for what goes wrong. */
    private static void quiet() {
        try {
            Logging.configure(LogThreshold.parse("warn"), LogFormat.NORMAL);
        } catch (BadValueException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long seed() {
        return new SecureRandom().nextLong();
    }
}
