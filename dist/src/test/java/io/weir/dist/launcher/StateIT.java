// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the built distribution keeps over kill -9: the first data datagram after it is decoded. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "bound sockets are looked up in /proc")
class StateIT {
    /** Export time and uptime pass as the clock does, so that both lives see one device. */
    private static final long BOOT_MS = System.currentTimeMillis() - 100_000;
    private static final String V9_TEMPLATE = "0000 0018 0100 0004 0008 0004 000c 0004 0002 0004 0030 0001";
    private static final String V9_OPTIONS = "0001 0016 0101 0004 0008 0001 0004 0030 0001 0022 0004";
    private static final String V9_SAMPLER = "0101 0010 00000001 07 000003e8 000000";
    private static final String V9_DATA = "0100 0014 0a000001 0a000002 00000005 07 000000";
    private static final String IPFIX_TEMPLATE = "0002 0014 0100 0003 0008 0004 000c 0004 0002 0004";
    private static final String IPFIX_DATA = "0100 0010 0a000001 0a000002 00000005";

    @TempDir
    private Path folder;
    private DatagramSocket exporter;

    @BeforeEach
    void openExporter() throws IOException {
        exporter = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void closeExporter() {
        exporter.close();
    }

    private RunningWeir start(String... flags) throws Exception {
        String[] all = new String[flags.length + 1];
        System.arraycopy(flags, 0, all, 1, flags.length);
        all[0] = "-state.dir=" + state();
        return RunningWeir.start(folder, all);
    }

    private Path state() {
        return folder.resolve("state");
    }

    private void send(RunningWeir weir, String hex) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        exporter.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), weir.port()));
    }

    private static String v9(int sequence, String... sets) {
        long now = System.currentTimeMillis() / 1000 * 1000;
        return String.format("0009 0001 %08x %08x %08x 00000000", now - BOOT_MS, now / 1000, sequence)
            + String.join("", sets);
    }

    private static String ipfix(int sequence, String set) {
        return String.format("000a %04x %08x %08x 00000000", 16 + set.replace(" ", "").length() / 2,
            System.currentTimeMillis() / 1000, sequence) + set;
    }

    private void awaitSaved(RunningWeir weir, String what) throws Exception {
        weir.await("a state with " + what, () -> saved().contains(what));
    }

    private String saved() {
        return saved(state());
    }

    private static String saved(Path dir) {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(dir.resolve("state.gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException notYet) {
            return "";
        }
    }

    private static void kill(RunningWeir weir) throws Exception {
        weir.signal("KILL");
        weir.exit();
    }

    @Test
    void givenKillBetweenV9TemplateAndDataThenTheFirstDataDatagramIsDecoded() throws Exception {
        try (RunningWeir first = start()) {
            send(first, v9(1, V9_TEMPLATE));
            awaitSaved(first, "template 256 ");
            kill(first);
        }
        try (RunningWeir second = start()) {
            send(second, v9(2, V9_DATA));

            second.await("a line", () -> second.stdout().contains("\"src_addr\":\"10.0.0.1\""));
            assertThat(second.log()).contains("msg=\"state restored\"");
            second.signal("TERM");
            assertThat(second.exit()).as(second.log()).isZero();
            assertThat(second.log()).contains("templates_restored=1", "templates_unconfirmed=1",
                "state_exporters_restored=1");
        }
    }

    @Test
    void givenARestoredTemplateThenItIsMarkedUnconfirmedUntilItIsSentAgain() throws Exception {
        try (RunningWeir first = start()) {
            send(first, v9(1, V9_TEMPLATE));
            awaitSaved(first, "template 256 ");
            assertThat(HttpIT.get(HttpIT.port(first), "/api/templates")).contains("\"unconfirmed\":false");
            kill(first);
        }
        try (RunningWeir second = start()) {
            int port = HttpIT.port(second);
            assertThat(HttpIT.get(port, "/api/templates")).contains("\"id\":256,", "\"unconfirmed\":true");

            send(second, v9(2, V9_DATA));
            second.await("a line", () -> second.stdout().contains("\"src_addr\":\"10.0.0.1\""));
            assertThat(HttpIT.get(port, "/api/templates")).contains("\"unconfirmed\":true");

            send(second, v9(3, V9_TEMPLATE, V9_DATA));
            second.await("another line", () -> second.stdout().lines().count() == 2);
            assertThat(HttpIT.get(port, "/api/templates")).contains("\"unconfirmed\":false");
        }
    }

    @Test
    void givenKillBetweenIpfixTemplateAndDataThenTheFirstDataDatagramIsDecoded() throws Exception {
        try (RunningWeir first = start()) {
            send(first, ipfix(7, IPFIX_TEMPLATE));
            awaitSaved(first, "template 256 ");
            kill(first);
        }
        try (RunningWeir second = start()) {
            send(second, ipfix(7, IPFIX_DATA));

            second.await("a line", () -> second.stdout().contains("\"src_addr\":\"10.0.0.1\""));
        }
    }

    @Test
    void givenKillAfterSamplingOptionsThenTheFirstRecordHasItsSamplersRate() throws Exception {
        try (RunningWeir first = start()) {
            send(first, v9(1, V9_TEMPLATE, V9_OPTIONS));
            awaitSaved(first, "template 257 ");
            send(first, v9(2, V9_SAMPLER));
            awaitSaved(first, "session-rate 7 1000");
            kill(first);
        }
        try (RunningWeir second = start()) {
            send(second, v9(3, V9_DATA));

            second.await("a line", () -> second.stdout().contains("\"sampling_rate\":1000,"));
        }
    }

    @Test
    void givenAnOrderlyStopRightAfterTheTemplateThenItIsKept() throws Exception {
        try (RunningWeir first = start()) {
            send(first, v9(1, V9_TEMPLATE));
            first.signal("TERM");
            assertThat(first.exit()).as(first.log()).isZero();
        }

        assertThat(saved()).contains("template 256 ").endsWith("end 1\n");
    }

    @Test
    void givenADeviceThatBootedMeanwhileThenItsDataWaits() throws Exception {
        try (RunningWeir first = start()) {
            send(first, v9(1, V9_TEMPLATE));
            awaitSaved(first, "template 256 ");
            kill(first);
        }
        try (RunningWeir second = start()) {
            send(second, v9(2, V9_DATA).replaceFirst("0009 0001 \\w{8}", "0009 0001 00000001"));

            second.await("a line", () -> second.log().contains("reason=restored_boot"));
            assertThat(second.log()).contains("warning: templates of before a restart are not used");
            send(second, v9(3, V9_TEMPLATE).replaceFirst("0009 0001 \\w{8}", "0009 0001 00000001"));
            second.await("the flow that waited", () -> second.stdout().contains("\"src_addr\":\"10.0.0.1\""));
        }
    }

    @Test
    void givenADamagedFileThenWeirStartsWithoutAndKeepsItAside() throws Exception {
        Files.createDirectories(state());
        Files.writeString(state().resolve("state.gz"), "no state");

        try (RunningWeir weir = start()) {
            send(weir, v9(1, V9_TEMPLATE, V9_DATA));
            weir.await("a line", () -> weir.stdout().contains("\"src_addr\":\"10.0.0.1\""));

            assertThat(weir.log()).contains("warning: the state cannot be used", "state.gz.bad");
            assertThat(state().resolve("state.gz.bad")).hasContent("no state");
            awaitSaved(weir, "template 256 ");
        }
    }

    @Test
    void givenTwoWithOneFolderThenTheSecondSaysSoAndGoesOnWithout() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        try (RunningWeir first = start();
            RunningWeir second = RunningWeir.start(other, "-state.dir=" + state())) {
            send(second, v9(1, V9_TEMPLATE, V9_DATA));

            second.await("a line", () -> second.stdout().contains("\"src_addr\":\"10.0.0.1\""));
            assertThat(second.log()).contains("warning: templates and sampling rates are not kept",
                "another Weir keeps its state there", "-state.dir");
            assertThat(first.log()).doesNotContain("are not kept");
        }
    }

    @Test
    void givenAFolderThatCannotBeMadeThenOneWarningNamesItAndTheFlag() throws Exception {
        try (RunningWeir weir = RunningWeir.start(folder, "-state.dir=/proc/none")) {
            send(weir, v9(1, V9_TEMPLATE, V9_DATA));

            weir.await("a line", () -> weir.stdout().contains("\"src_addr\":\"10.0.0.1\""));
            assertThat(weir.log().lines().filter(line -> line.contains("/proc/none")))
                .singleElement().asString().contains("warning", "-state.dir");
        }
    }

    /** In namespaces of its own: the folder $0 is a disk of 256 KiB; then becomes what follows. */
    private static final String SMALL_DISK = "mount -t tmpfs -o size=256k none \"$0\" && exec \"$@\"";

    @Test
    void givenAFullDiskThenTheOldStateStaysItIsToldOnceAndSavedAgainWhenThereIsRoom() throws Exception {
        Files.createDirectories(state());
        List<String> launcher = List.of("unshare", "-U", "-r", "-m", "sh", "-c", SMALL_DISK, state().toString());
        assumeThat(Launch.run(folder, Map.of(), Stream.concat(launcher.stream(), Stream.of("true")).toList()).exit())
            .as("a user's own namespaces are permitted").isZero();
        try (RunningWeir weir = RunningWeir.startBy(launcher, folder,
            "-state.dir=" + state())) {
            Path disk = Path.of("/proc/" + weir.pid() + "/root" + state());
            assumeThat(Files.isReadable(disk)).as("another namespace's files may be seen").isTrue();
            send(weir, v9(1, V9_TEMPLATE));
            weir.await("a state", () -> saved(disk).contains("template 256 "));
            fill(disk.resolve("filler"));

            send(weir, v9(2, V9_OPTIONS, V9_SAMPLER, V9_DATA));
            weir.await("the warning", () -> weir.log().contains("the state cannot be written"));
            long told = System.nanoTime();
            send(weir, v9(3, V9_DATA));

            weir.await("flows go on", () -> weir.stdout().lines().count() == 2);
            weir.await("another try", () -> System.nanoTime() - told > 6_000_000_000L);
            assertThat(weir.log().lines().filter(line -> line.contains("the state cannot be written"))).singleElement()
                .asString().contains("warning", state().toString(), "no space left", "make room", "-state.dir");
            assertThat(saved(disk)).contains("template 256 ").doesNotContain("template 257 ").endsWith("end 1\n");
            assertThat(disk.resolve("state.gz.new")).doesNotExist();

            Files.delete(disk.resolve("filler"));
            weir.await("it is told", () -> weir.log().contains("the state can be written again"));
            assertThat(saved(disk)).contains("template 256 ", "template 257 ", "session-rate 7 1000");
        }
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[512]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    @Test
    void givenNoFolderThenNothingIsKeptAndNothingSaid() throws Exception {
        try (RunningWeir weir = RunningWeir.start(folder, "-state.dir=")) {
            send(weir, v9(1, V9_TEMPLATE, V9_DATA));
            weir.await("a line", () -> weir.stdout().contains("\"src_addr\":\"10.0.0.1\""));
            weir.signal("TERM");

            assertThat(weir.exit()).isZero();
            assertThat(weir.log()).doesNotContain("account of the state");
            assertThat(weir.warnings()).isEmpty();
        }
    }

    @Test
    void givenAnOverrideThenItWinsOverWhatTheExporterSays() throws Exception {
        try (RunningWeir weir = start("-sampling.override=127.0.0.0/8=50,127.0.0.1=77", "-sampling.default=9")) {
            send(weir, v9(1, V9_TEMPLATE, V9_OPTIONS, V9_SAMPLER, V9_DATA));

            weir.await("a line", () -> weir.stdout().contains("\"sampling_rate\":77,"));
        }
    }
}
