// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Sends all protocols' flows and reads the output until all have come, or for so long; the caller's thread. */
final class Run {
    private static final long PAUSE_NS = 5_000_000L;

    private final InetSocketAddress target;
    private final InetSocketAddress sflow;
    private final Path file;
    private final GrowingFile output;
    private final String sampler;
    private final long timeoutNs;
    private final Findings findings;
    private final Map<String, Integer> refused = new LinkedHashMap<>();

    /**
     * A run against a collector that writes lines of JSON to {@code output}.
     *
     * @param target where it takes NetFlow and IPFIX
     * @param sflow where it takes sFlow; null to send none
     * @param sampler the address under which it sees this host; empty if that cannot be known
     */
    Run(InetSocketAddress target, InetSocketAddress sflow, String sampler, Path output, Duration timeout)
        throws IOException {
        this.target = target;
        this.sflow = sflow;
        this.file = output;
        this.output = new GrowingFile(output);
        this.sampler = sampler;
        // A collector whose view of this host is unknown is not this Weir's own.
        this.findings = new Findings(sampler.isEmpty());
        this.timeoutNs = timeout.toNanos();
    }

    /** What came of it; {@code seed} makes this run's flows unlike any other's. */
    Findings run(long seed) throws IOException {
        for (TestedProtocol protocol : TestedProtocol.values()) {
            InetSocketAddress to = protocol.hasSamples() ? sflow : target;
            if (to != null) {
                long startNs = System.nanoTime();
                Traffic traffic = new Traffic(protocol, seed, sampler);
                findings.await(traffic.send(to), startNs);
                refused.merge(to.getHostString() + ":" + to.getPort(), traffic.refused(), Integer::sum);
                read();
            }
        }
        long endNs = System.nanoTime() + timeoutNs;
        while (!findings.isComplete() && System.nanoTime() < endNs) {
            LockSupport.parkNanos(PAUSE_NS);
            read();
        }
        explain();
        return findings;
    }

    /** Why nothing came, as far as it can be known here. */
    private void explain() {
        if (findings.isComplete()) {
            return;
        }
        refused.forEach((to, datagrams) -> {
            if (datagrams > 0) {
                findings.cause("nothing listens on " + to + " (" + datagrams
                    + " datagrams refused by ICMP); is the collector running, and this its -listen?");
            }
        });
        if (!Files.exists(file)) {
            findings.cause("there is no file " + file + ": let the collector write its lines there "
                + "(-transport.file=" + file.toAbsolutePath() + "), or name its file with --output");
        }
    }

    /** Reads what came meanwhile. */
    void read() throws IOException {
        for (List<String> lines = output.lines(); !lines.isEmpty(); lines = output.lines()) {
            long nowNs = System.nanoTime();
            lines.forEach(line -> findings.line(line, nowNs));
        }
    }
}
