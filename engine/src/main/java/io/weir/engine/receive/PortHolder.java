// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A process that has a UDP port open, found in {@code /proc}: nothing is found where there is none.
 *
 * @param pid its number, or -1 if it belongs to a user whose processes we may not look into
 * @param process its name, or {@code unknown}
 */
record PortHolder(long pid, String process) {
    private static final Path PROC = Path.of("/proc");
    private static final int LOCAL_ADDRESS = 1;
    private static final int INODE = 9;

    /** All that hold {@code port}, on any address. */
    static List<PortHolder> of(int port) {
        Set<String> sockets = new HashSet<>();
        collect(PROC.resolve("net/udp"), port, sockets);
        collect(PROC.resolve("net/udp6"), port, sockets);
        return sockets.isEmpty() ? List.of() : holders(sockets);
    }

    private static void collect(Path table, int port, Set<String> sockets) {
        String suffix = String.format(":%04X", port);
        for (String line : lines(table)) {
            String[] words = line.trim().split("\\s+");
            if (words.length > INODE && words[LOCAL_ADDRESS].endsWith(suffix)) {
                sockets.add("socket:[" + words[INODE] + "]");
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    private static List<PortHolder> holders(Set<String> sockets) {
        List<PortHolder> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, sockets)) {
                    found.add(new PortHolder(Long.parseLong(process.getFileName().toString()), name(process)));
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of(new PortHolder(-1, "unknown"));
        }
        return found.isEmpty() ? List.of(new PortHolder(-1, "unknown")) : found;
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (sockets.contains(target(file))) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException goneOrForeign) {
            return false;
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static String name(Path process) {
        List<String> comm = lines(process.resolve("comm"));
        return comm.isEmpty() ? "unknown" : comm.get(0);
    }
}
