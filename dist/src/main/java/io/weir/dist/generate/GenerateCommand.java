// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import io.weir.codec.export.ExportLayout;
import io.weir.codec.export.TestFlow;
import io.weir.codec.protocol.Protocol;
import io.weir.log.Reason;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line of {@code weir generate}; the main thread calls it once.
 *
 * <p>Bad flags are a {@link ParameterException}; exit 1 if nothing listens or a file cannot be written.
 */
@Command(name = "weir generate", sortOptions = false, usageHelpAutoWidth = true, showDefaultValues = true,
    header = "Sends NetFlow to a collector, or writes it into a capture.",
    description = "All values follow from the seed. Exporters are loopback addresses from 127.0.0.1 on where the "
        + "target is one, else source ports.")
public final class GenerateCommand implements Callable<Integer> {
    private static final String DEFAULT_TARGET = "127.0.0.1:2055";
    private static final int SFLOW_PORT = 6343;
    private static final int FAILED = 1;
    /** More template ids than that there are not. */
    private static final int MOST_LAYOUTS = 2_000;

    @Option(names = "--count", paramLabel = "N", defaultValue = "5", description = "datagrams in all")
    private long count;
    @Option(names = "--flows", paramLabel = "N", defaultValue = "3", description = "flows in each datagram")
    private int flows;
    @Option(names = "--version", paramLabel = "5|9|ipfix|sflow", defaultValue = "5", description = "protocol",
        converter = ProtocolConverter.class)
    private Protocol version;
    @Option(names = "--target", paramLabel = "HOST:PORT", defaultValue = DEFAULT_TARGET,
        description = "where to send; IPv6 as [::1]:2055", converter = TargetConverter.class)
    private InetSocketAddress target;
    @Option(names = "--rate", paramLabel = "N", defaultValue = "0",
        description = "datagrams per second, 0: as fast as possible")
    private double rate;
    @Option(names = "--exporters", paramLabel = "N", defaultValue = "1", description = "exporters, sending in turn")
    private int exporters;
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "all values follow from it")
    private long seed;
    @Option(names = "--templates-every", paramLabel = "N", defaultValue = "20",
        description = "templates with every Nth datagram of an exporter, 0: only with its first")
    private int templatesEvery;
    @Option(names = "--ipv6-share", paramLabel = "PERCENT", showDefaultValue = Visibility.NEVER,
        description = "IPv6 flows of a hundred, for 9, ipfix and sflow (default: " + TestFlow.IPV6_PERCENT + ")")
    private Integer ipv6Share;
    @Option(names = "--layout", paramLabel = "NAME", split = ",", defaultValue = "standard",
        description = "layouts of data records in turn, for 9 and ipfix: standard, compact, wide, variable, "
            + "enterprise, interleaved, layer2, translation, reduced; one named again is another template",
        converter = LayoutConverter.class)
    private List<ExportLayout> layouts;
    @Option(names = "--pcap-out", paramLabel = "FILE",
        description = "also writes a capture of what is sent; without --target nothing is sent")
    private Path pcapOut;
    @Option(names = "--start", paramLabel = "TIME",
        description = "time of the first datagram, 2026-01-31T12:00:00Z, if nothing is sent (default: now)",
        converter = InstantConverter.class)
    private Instant start;
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "this help")
    private boolean help;
    @Spec
    private CommandSpec spec;

    private final PrintStream out;
    private final PrintStream err;

    /** The command as the program has it. */
    public GenerateCommand() {
        this(System.out, System.err);
    }

    GenerateCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        GenerateSettings settings = settings();
        Size.check(settings).ifPresent(problem -> {
            throw refused(problem);
        });
        Size.warning(settings).ifPresent(warning -> err.println("warning: " + warning));
        try (StopSignal signal = new StopSignal(); Outlets outlets = Outlets.open(settings)) {
            new Generator(settings, outlets, new Progress(err, settings.count()), signal).run();
            outlets.finish();
            out.println(Summary.of(settings, outlets));
            return 0;
        } catch (IOException e) {
            err.println("error: " + Reason.of(e));
            return FAILED;
        }
    }

    private GenerateSettings settings() {
        boolean send = pcapOut == null || spec.commandLine().getParseResult().hasMatchedOption("--target");
        check();
        if (send && start != null) {
            throw refused("--start is for --pcap-out without --target: what is sent has the time of sending");
        }
        int share = version == Protocol.NETFLOW_V5 ? 0 : ipv6Share == null ? TestFlow.IPV6_PERCENT : ipv6Share;
        return new GenerateSettings(count, flows, version, target(), send, rate, exporters, seed, templatesEvery, share,
            layouts, pcapOut, start);
    }

    private void check() {
        range("--count", count, 1, Long.MAX_VALUE);
        range("--flows", flows, 0, 65_507);
        range("--exporters", exporters, 1, 1_000_000);
        range("names of --layout", layouts.size(), 1, MOST_LAYOUTS);
        range("--templates-every", templatesEvery, 0, Integer.MAX_VALUE);
        if (ipv6Share != null) {
            range("--ipv6-share", ipv6Share, 0, 100);
        }
        if (version == Protocol.NETFLOW_V5 && ipv6Share != null && ipv6Share > 0) {
            throw refused("--ipv6-share " + ipv6Share
                + " needs --version 9, ipfix or sflow: NetFlow v5 carries only IPv4");
        }
        if (!version.hasTemplates() && !layouts.equals(List.of(ExportLayout.STANDARD))) {
            throw refused("--layout needs --version 9 or ipfix: the others have one layout");
        }
        if (!(rate >= 0 && rate <= 1e8)) {
            throw refused("--rate must be 0 to 100000000 datagrams per second, not " + rate);
        }
    }

    /** sFlow has a port of its own. */
    private InetSocketAddress target() {
        boolean given = spec.commandLine().getParseResult().hasMatchedOption("--target");
        return given || version != Protocol.SFLOW_V5 ? target : new InetSocketAddress(target.getAddress(), SFLOW_PORT);
    }

    private void range(String flag, long value, long least, long most) {
        if (value >= least && value <= most) {
            return;
        }
        String allowed = most < Integer.MAX_VALUE ? least + " to " + most : least + " or more";
        throw refused(flag + " must be " + allowed + ", not " + value);
    }

    private ParameterException refused(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
