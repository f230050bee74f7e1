// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A process that has a port open, found in {@code /proc}: nothing is found where there is none.
 *
 * @param pid its number, or -1 if it belongs to a user whose processes we may not look into
 * @param process its name, or {@code unknown}
 */
public record PortHolder(long pid, String process) {
    private static final Path PROC = Path.of("/proc");
    private static final Pattern ALL = Pattern.compile("0+:");
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENS = "0A";

    /** Those that listen on a TCP port, on whatever address. */
    public static List<PortHolder> ofTcp(int port) {
        Set<String> sockets = new HashSet<>();
        String suffix = String.format(":%04X", port);
        for (String line : tables("tcp")) {
            String[] words = line.trim().split("\\s+");
            if (words.length > INODE && words[LOCAL_ADDRESS].endsWith(suffix) && words[STATE].equals(LISTENS)) {
                sockets.add("socket:[" + words[INODE] + "]");
            }
        }
        return sockets.isEmpty() ? List.of() : holders(sockets);
    }

    /** Those that hold UDP {@code port} on {@code address}, null for all addresses. */
    public static List<PortHolder> of(int port, InetAddress address) {
        Set<String> sockets = new HashSet<>();
        String local = address == null || address.isAnyLocalAddress() ? "" : hex(address.getAddress());
        String suffix = String.format("%s:%04X", local, port);
        String any = String.format("00000000:%04X", port);
        for (String line : tables("udp")) {
            String[] words = line.trim().split("\\s+");
            if (words.length > INODE && isSame(words[LOCAL_ADDRESS], suffix, any)) {
                sockets.add("socket:[" + words[INODE] + "]");
            }
        }
        return sockets.isEmpty() ? List.of() : holders(sockets);
    }

    /** An IPv4 address ends the text of its IPv4-mapped form, too; who holds all addresses holds each. */
    private static boolean isSame(String local, String suffix, String any) {
        return local.endsWith(suffix) || local.endsWith(any) && ALL.matcher(local).lookingAt();
    }

    private static List<String> tables(String protocol) {
        List<String> lines = new ArrayList<>(lines(PROC.resolve("net/" + protocol)));
        lines.addAll(lines(PROC.resolve("net/" + protocol + "6")));
        return lines;
    }

    /** The kernel prints addresses as 32-bit words in its own byte order. */
    private static String hex(byte[] address) {
        ByteBuffer words = ByteBuffer.wrap(address).order(ByteOrder.nativeOrder());
        StringBuilder text = new StringBuilder();
        while (words.hasRemaining()) {
            text.append(String.format("%08X", words.getInt()));
        }
        return text.toString();
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
