// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.ingest;

import io.weir.ingest.IngestContract;
import io.weir.ingest.IngestCounts;
import io.weir.ingest.IngestFault;
import io.weir.ingest.IngestOptions;
import io.weir.ingest.IngestServer;
import io.weir.log.Reason;
import io.weir.sink.settings.SmallFile;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command line of {@code weir ingest-server}; the main thread calls it once, and stays until a signal ends the
 * process. Exit 1 if it cannot listen or a file cannot be opened.
 */
@Command(name = "weir ingest-server", sortOptions = false, usageHelpAutoWidth = true, showDefaultValues = true,
    header = "Takes flows from the sink http, for tests and for trying things out.",
    description = "Prints the lines it takes. docs/http-ingest.md is the contract that it keeps.")
public final class IngestServerCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    /** Of a file with a token. */
    private static final int MOST_BYTES = 1 << 16;

    @Option(names = "--listen", paramLabel = "HOST:PORT", defaultValue = "127.0.0.1:8089",
        description = "where to listen; :PORT is all addresses", converter = ListenConverter.class)
    private InetSocketAddress listen;
    @Option(names = "--output", paramLabel = "FILE", description = "append lines to a file instead of stdout")
    private Path output;
    @Option(names = "--batches", paramLabel = "FILE", description = "also list the batches taken, a JSON line each")
    private Path batches;
    @Option(names = "--token-file", paramLabel = "FILE", description = "file that holds the bearer token to ask for")
    private Path tokenFile;
    @Option(names = "--distinct", description = "leave out parts of batches that were taken before")
    private boolean distinct;
    @Option(names = "--max-bytes", paramLabel = "N", defaultValue = "16777216",
        description = "answer 413 to larger bodies, after decompression")
    private int maxBytes;
    @Option(names = "--fail", paramLabel = "WHAT:WHEN", split = ",", converter = FaultConverter.class,
        description = "fail on purpose. WHAT: a status, drop (the connection, batch not taken), drop-after (batch "
            + "taken), delay=200ms. WHEN: 0.1 (chance), every=N, first=N; 400, 413 and 422 choose records, the same "
            + "ones each time, else requests are chosen. A status may have :retry-after=TEXT behind it")
    private List<IngestFault> faults = List.of();
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "chance follows from it")
    private long seed;
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "this help")
    private boolean help;

    /** A command that has not run. */
    public IngestServerCommand() {
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            serve(LineFile.open(output, batches), authorization());
            return 0;
        } catch (IOException e) {
            System.err.println("error: " + Reason.withFile(e));
            return FAILED;
        }
    }

    private String authorization() throws IOException {
        try {
            return tokenFile == null ? "" : "Bearer " + SmallFile.text(tokenFile, MOST_BYTES).strip();
        } catch (IOException unreadable) {
            throw new IOException(
                "--token-file " + tokenFile + " cannot be read: " + Reason.of(unreadable), unreadable);
        }
    }

    private void serve(LineFile lines, String authorization) throws IOException, InterruptedException {
        IngestServer server = server(lines, authorization);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "stop"));
        System.err.println("listening on http://" + (listen.getAddress().isAnyLocalAddress() ? "localhost"
            : listen.getHostString()) + ":" + server.port() + IngestContract.PATH);
        new CountDownLatch(1).await();
    }

    private IngestServer server(LineFile lines, String authorization) throws IOException {
        try {
            return new IngestServer(new IngestOptions(
                listen, null, false, authorization, distinct, maxBytes, faults, seed), lines);
        } catch (BindException taken) {
            throw new IOException("--listen " + listen.getHostString() + ":" + listen.getPort() + ": "
                + Reason.of(taken) + "; choose another port, or stop what listens there", taken);
        }
    }

    /** The lines are with the operating system: there is nothing to flush. */
    private static void end(IngestServer server) {
        server.close();
        IngestCounts counts = server.counts();
        System.err.println("took " + counts.records() + " records in " + counts.batches() + " batches; "
            + counts.refused() + " of " + counts.requests() + " requests refused, " + counts.duplicates()
            + " duplicates left out");
    }
}
