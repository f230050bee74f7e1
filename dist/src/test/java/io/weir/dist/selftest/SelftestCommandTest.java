// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SelftestCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... words) {
        return new CommandLine(new SelftestCommand(new PrintStream(out, true, StandardCharsets.UTF_8))).execute(words);
    }

    @Test
    void aCollectorOfItsOwnPassesOnRealSockets() {
        assertThat(run()).as(out.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("NetFlow v5     40        40", "NetFlow v9     40",
            "IPFIX          40", "sFlow v5       40        40", "selftest: passed");
    }

    @Test
    void aCollectorOfOthersIsSentSFlowWhereItTakesIt() throws Exception {
        Path lines = folder.resolve("lines");
        try (OwnCollector collector = OwnCollector.start(lines)) {
            String there = "127.0.0.1:" + collector.address().getPort();

            assertThat(run("--against", there, "--sflow", there, "--output", lines.toString())).isZero();
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("IPFIX          40", "sFlow v5       40        40");
    }

    @Test
    void aCollectorThatPrintsNothingFailsWhenTheTimeIsOver() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertThat(run("--against", "127.0.0.1:" + silent.getLocalPort(), "--output",
                folder.resolve("none").toString(), "--timeout=50ms")).isEqualTo(1);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("error: 40 flows of IPFIX did not come",
            "error: there is no file " + folder.resolve("none")).doesNotContain("nothing listens", "sFlow");
    }

    @Test
    void aPortThatNobodyHasIsNamed() throws Exception {
        Path lines = Files.createFile(folder.resolve("lines"));
        int port;
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(run("--against", "127.0.0.1:" + port, "--output", lines.toString(), "--timeout=50ms")).isEqualTo(1);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("error: nothing listens on 127.0.0.1:" + port)
            .doesNotContain("there is no file");
    }

    @Test
    void badWordsAreExitCode2() {
        assertThat(run("--against", "127.0.0.1:2055")).isEqualTo(2);
        assertThat(run("--output", "x")).isEqualTo(2);
        assertThat(run("--sflow", "127.0.0.1:6343")).isEqualTo(2);
        assertThat(run("--timeout", "soon")).isEqualTo(2);
        assertThat(run("--against", "127.0.0.1")).isEqualTo(2);
        assertThat(run("--against", "127.0.0.1:2055", "--output", folder.toString())).isEqualTo(2);
    }
}
