// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Malformed datagrams: some of our own, and the recorded ones where they are at hand. */
final class Hostile {
    private static final Path SHARED = Path.of(System.getProperty("weir.root", "..")).resolve("../shared").normalize();
    private static final int MOST_BYTES = 65_507;

    /** Datagrams that belong together, in order, from one exporter. */
    record Case(String name, List<byte[]> datagrams) {
    }

    private Hostile() {
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>(own());
        if (Files.isDirectory(SHARED)) {
            cases.addAll(recorded(SHARED.resolve("corpus/bad")));
            cases.addAll(defects(SHARED.resolve("contract/defects")));
        }
        return cases;
    }

    private static List<Case> own() {
        String v9 = "0009 0001 00000001 6553f100 00000001 00000001";
        return List.of(
            hex("empty", ""),
            hex("version 7", "0007 0001"),
            hex("v5 counts 65535", "0005 ffff" + "00".repeat(20)),
            hex("template without fields, then data", v9 + "0000 0008 012c 0000", v9 + "012c 0010" + "00".repeat(12)),
            hex("set of length 0", v9 + "0100 0000"),
            hex("template of 65535 fields", v9 + "0000 000c 012c ffff 0001 0004"),
            hex("IPFIX withdrawal, then data", "000a 0018 6553f100 00000001 00000001 0002 0008 0190 0000",
                "000a 0018 6553f100 00000001 00000001 0190 0008 00000000"));
    }

    private static Case hex(String name, String... datagrams) {
        return new Case(name,
            Stream.of(datagrams).map(text -> HexFormat.of().parseHex(text.replace(" ", ""))).toList());
    }

    private static List<Case> recorded(Path folder) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Hostile::isCase).sorted().toList()) {
                List<byte[]> datagrams = new ArrayList<>();
                String name = file.getFileName().toString().replace(".bin", "");
                for (int i = 1; Files.exists(folder.resolve(name + ".pre" + i + ".bin")); i++) {
                    datagrams.add(Files.readAllBytes(folder.resolve(name + ".pre" + i + ".bin")));
                }
                datagrams.add(Files.readAllBytes(file));
                cases.add(new Case(name, datagrams));
            }
        }
        return cases;
    }

    private static boolean isCase(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".bin") && !name.contains(".pre") && !name.startsWith("sflow");
    }

    private static List<Case> defects(Path folder) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".hex")).sorted().toList()) {
                if (!file.getFileName().toString().contains("sflow")) {
                    cases.add(new Case(file.getFileName().toString(), Files.readString(file).strip().lines()
                        .map(line -> HexFormat.of().parseHex(line.strip()))
                        .filter(datagram -> datagram.length <= MOST_BYTES).toList()));
                }
            }
        }
        return cases;
    }
}
