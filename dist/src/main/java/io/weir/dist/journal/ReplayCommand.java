// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.codec.Values;
import io.weir.codec.json.Fields;
import io.weir.journal.Journal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir journal replay}: sends journaled datagrams to a collector. */
@Command(name = "replay", sortOptions = false, usageHelpAutoWidth = true,
    header = "Sends the datagrams of a journal with content=datagrams to a collector.",
    description = {"Each sender of old has a source port of its own; the source address is this machine's.",
        "To decode them again into any sinks, as from their own addresses at their own times, without a collector:",
        "  weir journal cat DIR --format datagram-pcap |",
        "    weir decode -transport=journal -transport.journal.dir=DIR2 -"})
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the journal's folder, or one of its files")
    private Path dir;
    @Option(names = "--target", paramLabel = "HOST:PORT", required = true, description = "where to send")
    private String target;
    @Option(names = "--speed", paramLabel = "FACTOR", defaultValue = "1",
        description = "1: at the pace they came, 2: twice as fast, 0: as fast as possible (default: ${DEFAULT-VALUE})")
    private double speed;
    @Option(names = "--from", paramLabel = "PLACE", converter = Place.Converter.class,
        description = "begin: a position or a receive time (default: start)")
    private Place from = new Place(Place.Kind.START, null, 0);
    @Option(names = "--to", paramLabel = "PLACE", converter = Place.Converter.class,
        description = "end before it: a position or a receive time (default: end)")
    private Place to;
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "this help")
    private boolean help;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!(speed >= 0 && speed <= 1e6)) {
            throw new ParameterException(spec.commandLine(), "--speed must be 0 to 1000000, not " + speed);
        }
        InetSocketAddress address = address();
        Journal journal = Journals.open(dir);
        try (StopFlag stop = new StopFlag(); Replay replay = new Replay(address, speed, stop)) {
            ReadOptions options = new ReadOptions(from, to, false, Format.COUNT, Values.CORRECT, Fields.STANDARD, null);
            long damaged = new Reading(journal, new Output(Replay.NOWHERE), options, stop, replay).run(0, System.err);
            System.out.println("sent " + replay.sent() + " datagrams of " + replay.senders() + " senders to " + target);
            return damaged == 0 ? 0 : 1;
        }
    }

    private InetSocketAddress address() {
        int colon = target.lastIndexOf(':');
        String port = target.substring(colon + 1);
        if (colon > 0 && port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65_535) {
            String host = target.substring(0, colon).replaceAll("^\\[|]$", "");
            InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(port));
            if (!address.isUnresolved()) {
                return address;
            }
        }
        throw new ParameterException(spec.commandLine(),
            "--target \"" + target + "\" is not HOST:PORT or [IPV6]:PORT of a known host");
    }
}
