// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.archive;

import io.weir.dist.collect.CollectCommand;
import io.weir.dist.diagnose.DiagnoseCommand;
import io.weir.dist.generate.GenerateCommand;
import io.weir.dist.journal.JournalCommand;
import io.weir.dist.selftest.SelftestCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;

/**
 * What Weir mostly does, once: the selftest, then a collector on the loopback address, a diagnosis of it, a look into
 * its journal. The configuration of this machine's Weir means nothing to it. The main thread, in a process of its own.
 */
final class Rehearsal {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_NS = TimeUnit.SECONDS.toNanos(30);
    private static final int FAILED = 1;

    private Rehearsal() {
    }

    /** Its exit code: that of the first part that failed, or 0. */
    static int run() throws Exception {
        int tested = ask(new SelftestCommand());
        if (tested != 0) {
            return tested;
        }
        Path folder = Files.createTempDirectory("weir-rehearsal");
        try {
            return collect(folder);
        } finally {
            delete(folder);
        }
    }

    private static int collect(Path folder) throws Exception {
        int port = freePort();
        String journal = folder.resolve("journal").toString();
        List<String> flags = List.of("-listen=netflow://127.0.0.1:" + port, "-addr=127.0.0.1:" + port,
            "-loglevel=error", "-transport=file,journal", "-transport.file=" + folder.resolve("flows"),
            "-transport.journal.dir=" + journal, "-data.dir=" + folder);
        CompletableFuture<Integer> collector = new CompletableFuture<>();
        Thread thread = new Thread(() -> collector.complete(new CollectCommand("").run(flags, Map.of())), "rehearsal");
        thread.setDaemon(true);
        thread.start();
        if (!answers(port, collector)) {
            return FAILED;
        }
        // What they say is of no interest; the collector's log has gone its own way since it started.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(System.out);
        ask(new GenerateCommand(), "--target=127.0.0.1:" + port, "--version=9", "--count=10");
        ask(new DiagnoseCommand(), "--addr=127.0.0.1:" + port, "--for=100ms", "--json");
        new ProcessBuilder("sh", "-c", "kill -TERM " + ProcessHandle.current().pid()).start().waitFor();
        int collected = collector.get(LONGEST_NS, TimeUnit.NANOSECONDS);
        ask(new JournalCommand(), "tail", journal, "--from=start");
        return collected;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port, CompletableFuture<Integer> collector) {
        long startNs = System.nanoTime();
        while (!collector.isDone() && System.nanoTime() - startNs < LONGEST_NS) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
        return false;
    }

    private static int ask(Callable<Integer> command, String... words) {
        return new CommandLine(command).execute(words);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
