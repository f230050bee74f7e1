// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The journal as its user meets it: the sink in the collector, and the commands that read it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/weir is a shell script")
class JournalIT {
    private static final Map<String, Path> FILLED = new ConcurrentHashMap<>();
    @TempDir
    private static Path shared;
    @TempDir
    private Path folder;

    private static Launch weir(Path in, List<String> args) throws Exception {
        List<String> command = new ArrayList<>(List.of(Distribution.WEIR));
        command.addAll(args);
        return Launch.run(in, Map.of("JAVA_HOME", Distribution.JAVA.toString()), command);
    }

    private Launch weir(List<String> args) throws Exception {
        return weir(folder, args);
    }

    private Launch weir(String... args) throws Exception {
        return weir(List.of(args));
    }

    /** A journal of 200 flows in {@code journal}, of records or datagrams, and their lines; made once and copied. */
    private void fill(String content) throws Exception {
        Path made = FILLED.computeIfAbsent(content, JournalIT::filled);
        assertThat(Launch.run(folder, Map.of(), List.of("cp", "-r", made + "/.", ".")).exit()).isZero();
    }

    private static Path filled(String content) {
        try {
            Path dir = Files.createDirectory(shared.resolve(content));
            weir(dir, List.of("generate", "--version", "9", "--count", "40", "--flows", "5", "--exporters", "3",
                "--rate", "1000", "--pcap-out", "flows.pcap", "--start", "2026-01-31T12:00:00Z"));
            Launch decoded = weir(dir, List.of("decode", "-transport=journal,file", "-transport.file=lines",
                "-transport.journal.dir=journal", "-transport.journal.content=" + content, "flows.pcap"));
            assertThat(decoded.exit()).as(decoded.err()).isZero();
            return dir;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> lines() throws Exception {
        return Files.readAllLines(folder.resolve("lines"));
    }

    @Test
    void everyCaptureOfTheCorpusGivesTheBytesThatTheFileSinkGives() throws Exception {
        Path corpus = Path.of(System.getProperty("weir.root")).resolve("../shared/corpus/pcap");
        assumeTrue(Files.isDirectory(corpus), "no captures in " + corpus);
        List<String> args = new ArrayList<>(List.of("decode", "-transport=file,journal", "-transport.file=lines",
            "-transport.journal.dir=journal", "-err.cnt=1"));
        try (Stream<Path> files = Files.walk(corpus)) {
            files.filter(file -> file.toString().matches(".*\\.(pcap|pcapng|cap)")).sorted()
                .forEach(file -> args.add(file.toString()));
        }

        weir(args);
        Launch tail = weir("tail", "journal", "--from", "start", "--format", "json");

        assertThat(tail.exit()).as(tail.err()).isZero();
        assertThat(lines()).hasSizeGreaterThan(1000);
        assertThat(tail.out().equals(lines())).as("the same lines").isTrue();
    }

    @Test
    void collectorWithAJournalIsSilentOnStdoutAndSaysNothingUnasked() throws Exception {
        Path dir = folder.resolve("live");
        try (RunningWeir weir = RunningWeir.start(folder, "-transport=journal",
            "-transport.journal.dir=" + dir)) {
            weir.send(1);
            weir.await("a record in the journal", () -> count(dir).equals("1"));
            weir.signal("TERM");

            assertThat(weir.exit()).as(weir.log()).isZero();
            assertThat(weir.stdout()).isEmpty();
            assertThat(weir.log().lines()).allMatch(line -> line.startsWith("time="));
            assertThat(weir.log().lines()).noneMatch(line -> line.matches(".*level=(WARN|ERROR).*journal.*"));
        }
        Launch tail = weir("tail", dir.toString());
        assertThat(tail.out()).hasSize(1).allMatch(line -> line.startsWith("{\"type\":\"NETFLOW_V5\""));
        assertThat(tail.err()).isEmpty();
    }

    private String count(Path dir) {
        try {
            return String.join("", weir("tail", dir.toString(), "--from", "start", "--format", "count").out());
        } catch (Exception notYet) {
            return notYet.toString();
        }
    }

    @Test
    void secondWeirOnTheSameFolderIsToldWhoseItIs() throws Exception {
        Path dir = folder.resolve("live");
        try (RunningWeir first = RunningWeir.start(folder, "-transport=journal",
            "-transport.journal.dir=" + dir)) {
            Launch second = weir("-addr=", "-listen=netflow://127.0.0.1:" + first.port(), "-transport=journal",
                "-transport.journal.dir=" + dir);

            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.err()).contains("error").contains(dir.toString()).contains("pid " + first.pid());
        }
    }

    @Test
    void lastRecordsOnesFromAPositionAndANamedReadersAreThoseOfTheFile() throws Exception {
        fill("records");

        assertThat(weir("tail", "journal", "-n", "7").out()).isEqualTo(lines().subList(193, 200));
        assertThat(weir("journal", "cat", "journal").out()).isEqualTo(lines());
        assertThat(weir("journal", "cat", "journal", "--format", "count").out()).containsExactly("200");
        assertThat(weir("journal", "tail", "journal", "--from", "start", "--reader", "r").out()).isEqualTo(lines());
        assertThat(weir("tail", "journal", "--reader", "r").out()).as("it has read all").isEmpty();
        String place = Files.readString(folder.resolve("journal/readers/r")).strip();
        long block = Long.parseLong(place.substring(0, place.indexOf('.')), 16) - 1;
        assertThat(weir("tail", "journal", "--from", String.format("%09x.190", block)).out())
            .isEqualTo(lines().subList(190, 200));
        assertThat(weir("journal", "info", "journal").out()).anyMatch(line -> line.matches("in all +200 records .*"))
            .anyMatch(line -> line.equals("reader r at " + place + ", 0 records behind"));
        assertThat(weir("journal", "verify", "journal").out()).last().asString()
            .contains("200 records are whole, 0 faults");
    }

    @Test
    void receiveTimesBoundWhatIsRead() throws Exception {
        fill("records");
        List<String> late = lines().stream().filter(line -> time(line) >= 1_769_860_800_020_000_000L).toList();

        assertThat(late).isNotEmpty().hasSizeLessThan(200);
        assertThat(weir("tail", "journal", "--from", "2026-01-31T12:00:00.020Z").out()).isEqualTo(late);
        assertThat(weir("journal", "cat", "journal", "--to", "2026-01-31T12:00:00.020Z").out())
            .hasSize(200 - late.size());
    }

    private static long time(String line) {
        return Long.parseLong(line.replaceAll(".*\"time_received_ns\":(\\d+).*", "$1"));
    }

    @Test
    void journaledDatagramsGiveTheSameLinesAndTheSameCapture() throws Exception {
        fill("datagrams");

        assertThat(weir("journal", "cat", "journal").out()).isEqualTo(lines());
        List<String> again = Launch.run(folder, Map.of("WEIR_JAVA_OPTS", ""), List.of("sh", "-c", Distribution.WEIR
            + " journal cat journal --format datagram-pcap | " + Distribution.WEIR + " decode -")).out();
        assertThat(again).isEqualTo(lines());
    }

    @Test
    void journaledDatagramsAreDecodedAgainIntoAnySinksAsTheHelpOfReplaySays() throws Exception {
        fill("datagrams");
        String help = String.join(" ", weir("journal", "replay", "--help").out()).replaceAll("\\s+", " ");
        String said = "weir journal cat DIR --format datagram-pcap | "
            + "weir decode -transport=journal -transport.journal.dir=DIR2 -";
        assertThat(help).contains(said);

        Launch again = Launch.run(folder, Map.of("WEIR_JAVA_OPTS", ""), List.of("sh", "-c",
            said.replace("weir ", Distribution.WEIR + " ").replace("cat DIR", "cat journal")
                .replace("DIR2", "second")));

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(weir("journal", "cat", "second").out()).isEqualTo(lines());
    }

    @Test
    void lastLinesOfDatagramsComeOutThoughTheirTemplateIsFarBack() throws Exception {
        weir("generate", "--version", "9", "--count", "2000", "--flows", "5", "--exporters", "1", "--rate", "100000",
            "--templates-every", "0", "--pcap-out", "flows.pcap", "--start", "2026-01-31T12:00:00Z");
        weir("decode", "-transport=journal,file", "-transport.file=lines", "-transport.journal.dir=journal",
            "-transport.journal.content=datagrams", "flows.pcap");

        Launch tail = weir("tail", "journal", "-n", "7");

        assertThat(tail.out()).hasSize(7).isEqualTo(lines().subList(lines().size() - 7, lines().size()));
        assertThat(tail.err()).isEmpty();
        assertThat(weir("tail", "journal", "-n", "0").out()).isEmpty();
        assertThat(weir("tail", "journal", "-n", "100000").out()).isEqualTo(lines());
        assertThat(weir("tail", "journal", "-n", "0", "--reader", "r").out()).as("makes the reader's place").isEmpty();

        String place = Files.readString(folder.resolve("journal/readers/r")).strip();
        Launch without = weir("tail", "journal", "--from",
            String.format("%09x.1", Long.parseLong(place.substring(0, place.indexOf('.')), 16) - 1));

        assertThat(without.out()).isEmpty();
        assertThat(without.err()).hasLineCount(1).matches("(?s)warning: [0-9]+ sets of flows have no template in .*");
    }

    @Test
    void readerThatCannotKeepItsPlaceIsRefusedBeforeItPrints() throws Exception {
        fill("records");
        Files.writeString(folder.resolve("journal/readers"), "in the way");

        Launch tail = weir("tail", "journal", "--from", "start", "--reader", "r");

        assertThat(tail.exit()).isEqualTo(1);
        assertThat(tail.out()).isEmpty();
        assertThat(tail.err()).startsWith("error: --reader r cannot keep its place in ").hasLineCount(1)
            .contains("there is a file of that name", "or read without --reader");
    }

    @Test
    void readerWithoutPermissionIsToldSoBeforeItPrints() throws Exception {
        fill("records");
        Path readers = Files.createDirectory(folder.resolve("journal/readers"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assumeFalse(Files.isWritable(readers), "root may do everything: this needs an ordinary user");

        Launch tail = weir("tail", "journal", "--from", "start", "--reader", "r");
        assertThat(tail.out()).isEmpty();
        assertThat(tail.err()).startsWith("error: --reader r cannot keep its place in ").contains("permission denied");

        Path file = folder.resolve("journal").resolve(cycles().get(0));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Launch cat = weir("journal", "cat", "journal");
        assertThat(cat.exit()).isEqualTo(1);
        assertThat(cat.out()).isEmpty();
        assertThat(cat.err()).startsWith("error: " + Path.of("journal", file.getFileName().toString())
            + ": permission denied; run this as a user who may read it").hasLineCount(1);
    }

    private List<String> cycles() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
            return files.map(each -> each.getFileName().toString()).filter(each -> each.endsWith(".cq4")).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"records, correct", "records, goflow2", "datagrams, correct", "datagrams, goflow2"})
    void linkLocalExporterIsPrintedAsTheFileHasIt(String content, String values) throws Exception {
        Files.write(folder.resolve("local.pcap"), linkLocalCapture());
        Launch decoded = weir("decode", "-values=" + values, "-transport=journal,file", "-transport.file=lines",
            "-transport.journal.dir=journal", "-transport.journal.content=" + content, "local.pcap");
        assertThat(decoded.exit()).as(decoded.err()).isZero();

        List<String> tail = weir("tail", "journal", "-values=" + values).out();

        assertThat(tail).hasSize(1).isEqualTo(lines());
        assertThat(tail.get(0)).contains(
            values.equals("correct") ? "\"sampler_address\":\"fe80::1\"" : "\"sampler_address\":\"\"");
        assertThat(weir("journal", "cat", "journal", "--values", values).out()).isEqualTo(lines());
    }

    /** One NetFlow v5 flow of fe80::1, in a capture of bare IP. */
    private static byte[] linkLocalCapture() {
        int payload = 24 + 48;
        int packet = 40 + 8 + payload;
        ByteBuffer capture = ByteBuffer.allocate(24 + 16 + packet);
        capture.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65_535).putInt(101);
        capture.putInt(1_769_860_800).putInt(0).putInt(packet).putInt(packet);
        capture.putInt(0x6000_0000).putShort((short) (8 + payload)).put((byte) 17).put((byte) 64);
        capture.putLong(0xfe80_0000_0000_0000L).putLong(1).putLong(0xfe80_0000_0000_0000L).putLong(2);
        capture.putShort((short) 40_000).putShort((short) 2055).putShort((short) (8 + payload)).putShort((short) 0);
        capture.putShort((short) 5).putShort((short) 1).putInt(60_000).putInt(1_769_860_800);
        return capture.array();
    }

    @Test
    void journaledDatagramsReachACollectorAgain() throws Exception {
        fill("datagrams");
        try (RunningWeir weir = RunningWeir.start(folder)) {
            Launch replay = weir("journal", "replay", "journal", "--target", "127.0.0.1:" + weir.port(),
                "--speed", "0");

            assertThat(replay.exit()).as(replay.err()).isZero();
            weir.await("200 lines", () -> weir.stdout().lines().count() == 200);
        }
    }

    @Test
    void readerThatGoesAwayEndsTailWithoutAnError() throws Exception {
        fill("records");

        Launch head = Launch.run(folder, Map.of("WEIR_JAVA_OPTS", ""), List.of("sh", "-c",
            "{ " + Distribution.WEIR + " tail journal --from start -f; echo exit $? >&2; } | head -n 3"));

        assertThat(head.out()).isEqualTo(lines().subList(0, 3));
        assertThat(head.err()).isIn("", "exit 0\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "journal tial                         | error: Unmatched argument at index 0: 'tial'",
    })
    void badCommandLineIsOneLineAndExitCode2(String line, String error) throws Exception {
        Launch launch = weir(line.split(" "));

        assertThat(launch.exit()).isEqualTo(2);
        assertThat(launch.out()).isEmpty();
        assertThat(launch.err()).startsWith(error);
        assertThat(launch.err().lines()).hasSize(1);
    }

    @Test
    void folderThatIsNoJournalIsNamed() throws Exception {
        Launch launch = weir("tail", folder.toString());

        assertThat(launch.exit()).isEqualTo(1);
        assertThat(launch.err()).startsWith("error: " + folder + " is no journal");
    }

    @Test
    void nothingThatReportsUsageIsInTheDistribution() throws Exception {
        try (Stream<Path> lib = Files.list(Distribution.HOME.resolve("lib"))) {
            assertThat(lib.map(each -> each.getFileName().toString()))
                .anyMatch(name -> name.startsWith("chronicle-queue")).noneMatch(name -> name.contains("analytics"));
        }
    }

    @Test
    void journalNeedsNoFolderBesideItsOwn() throws Exception {
        weir("generate", "--count", "5", "--pcap-out", "flows.pcap");

        Launch decoded = Launch.run(folder, Map.of("JAVA_HOME", Distribution.JAVA.toString(), "WEIR_JAVA_OPTS",
            "-Duser.home=/proc/none -Djava.io.tmpdir=/proc/none"), List.of(Distribution.WEIR, "decode",
            "-transport=journal", "-transport.journal.dir=journal", "flows.pcap"));

        assertThat(decoded.exit()).as(decoded.err()).isZero();
        assertThat(decoded.err().lines()).noneMatch(line -> line.matches(".*(JNA|jna|affinity).*"));
        assertThat(weir("tail", "journal").err()).isEmpty();
    }
}
