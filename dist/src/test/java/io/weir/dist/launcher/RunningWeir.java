// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A Weir of the built distribution that listens on a free port; stdout and stderr go to files. */
final class RunningWeir implements AutoCloseable {
    private static final long DEADLINE_MS = 60_000;
    private static final long SHORTEST_PAUSE_NS = 10_000_000;
    private static final long LONGEST_PAUSE_NS = 200_000_000;

    private final Process process;
    private final int port;
    private final Path out;
    private final Path err;

    private RunningWeir(Process process, int port, Path out, Path err) {
        this.process = process;
        this.port = port;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts it with {@code flags} behind {@code -listen} and waits until its socket is bound. Without
     * {@code -state.dir} it has state of its own in {@code folder}: tests that run beside this one use the same
     * distribution.
     */
    static RunningWeir start(Path folder, String... flags) throws Exception {
        return startBy(List.of(), folder, flags);
    }

    /** The same, bound to one address only. */
    static RunningWeir startAt(String host, Path folder, String... flags) throws Exception {
        return startAt(host, List.of(), folder, flags);
    }

    /** The same, with more listeners. */
    static RunningWeir startAt(String host, List<String> more, Path folder, String... flags) throws Exception {
        return startBy(List.of(), host, more, folder, flags);
    }

    /** The same as the last words of {@code launcher}, which must become Weir and not run it as its child. */
    static RunningWeir startBy(List<String> launcher, Path folder, String... flags) throws Exception {
        return startBy(launcher, "", List.of(), folder, flags);
    }

    private static RunningWeir startBy(List<String> launcher, String host, List<String> more, Path folder,
        String... flags) throws Exception {
        int port = FreePorts.next();
        List<String> command = new ArrayList<>(launcher);
        List<String> listeners = new ArrayList<>(List.of("netflow://" + host + ":" + port));
        listeners.addAll(more);
        command.addAll(List.of(Distribution.WEIR, "-listen=" + String.join(",", listeners), "-addr=:0"));
        command.addAll(List.of(flags));
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", Distribution.JAVA.toString());
        builder.environment().put("WEIR_STATE_DIR", folder.resolve("state-of-the-test").toString());
        builder.environment().put("WEIR_DATA_DIR", folder.resolve("data-of-the-test").toString());
        RunningWeir weir = new RunningWeir(builder.start(), port, out, err);
        weir.await("a bound socket", () -> isBound(weir.process.pid(), weir.port) || !weir.process.isAlive());
        assertThat(weir.process.isAlive()).as(weir.log()).isTrue();
        return weir;
    }

    static boolean isBound(int port) {
        return isBound(ProcessHandle.current().pid(), port);
    }

    /** In the network namespace of a process. */
    private static boolean isBound(long pid, int port) {
        String suffix = String.format(":%04X", port);
        Path tables = Path.of("/proc/" + pid + "/net");
        return lines(tables.resolve("udp"), suffix) || lines(tables.resolve("udp6"), suffix);
    }

    private static boolean lines(Path table, String suffix) {
        try {
            return Files.readAllLines(table).stream().anyMatch(line -> line.trim().split("\\s+")[1].endsWith(suffix));
        } catch (IOException e) {
            return false;
        }
    }

    /** Looks again after some time, so that looking through a large file takes at most a fifth of a processor. */
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DEADLINE_MS);
        for (long look = System.nanoTime(); !condition.getAsBoolean(); look = System.nanoTime()) {
            long now = System.nanoTime();
            assertThat(now).as(() -> "waited in vain for " + what + "\n" + log()).isLessThan(end);
            TimeUnit.NANOSECONDS.sleep(Math.max(SHORTEST_PAUSE_NS, Math.min(4 * (now - look), LONGEST_PAUSE_NS)));
        }
    }

    /** A NetFlow v5 datagram with one record of zeros. */
    void send(int sequence) throws IOException {
        ByteBuffer v5 = ByteBuffer.allocate(72).putShort((short) 5).putShort((short) 1).putInt(1000)
            .putInt(1_700_000_000).putInt(0).putInt(sequence);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(v5.array(), v5.capacity(), InetAddress.getLoopbackAddress(), port));
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }

    /** Whether it may end by that signal: a shell starts what runs in the background with SIGINT ignored. */
    boolean heeds(String name) throws Exception {
        int number = Map.of("HUP", 1, "INT", 2, "TERM", 15).get(name);
        String ignored = Files.readString(Path.of("/proc/" + process.pid() + "/status"))
            .replaceAll("(?s).*SigIgn:\\s*(\\w+).*", "$1");
        return (Long.parseUnsignedLong(ignored, 16) >>> number - 1 & 1) == 0;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exit() throws InterruptedException {
        assertThat(process.waitFor(DEADLINE_MS, TimeUnit.MILLISECONDS)).as("it ends").isTrue();
        return process.exitValue();
    }

    String stdout() {
        return text(out);
    }

    /** What it warned of; not that an ordinary user did not get the receive buffer that it asked for. */
    List<String> warnings() {
        return log().lines().filter(line -> line.contains("warning") && !line.contains("event=socket-buffer-small"))
            .toList();
    }

    String log() {
        return text(err);
    }

    static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
