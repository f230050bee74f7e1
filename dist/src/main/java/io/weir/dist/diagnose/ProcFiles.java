// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the kernel's tables below {@code /proc}; what is not there or may not be read is empty. */
final class ProcFiles {
    private static final int HEX = 16;
    private static final int WORD = 8;
    private static final Pattern TRACKED = Pattern.compile("\\bsrc=(\\S+) dst=(\\S+) sport=\\d+ dport=(\\d+)");

    private final Path proc;

    /** {@code /proc}, or a folder that looks like it. */
    ProcFiles(Path proc) {
        this.proc = proc;
    }

    /** UDP sockets that wait for anyone. */
    List<Host.Bound> sockets() {
        List<Host.Bound> all = new ArrayList<>();
        for (String table : List.of("udp", "udp6")) {
            for (String line : lines("net/" + table)) {
                String[] words = line.trim().split("\\s+");
                if (words.length > 2 && words[1].indexOf(':') > 0 && words[2].matches("0+:0+")) {
                    int colon = words[1].indexOf(':');
                    all.add(new Host.Bound(address(words[1].substring(0, colon)),
                        Integer.parseInt(words[1].substring(colon + 1), HEX)));
                }
            }
        }
        return all;
    }

    /** The kernel prints addresses as 32-bit words in its own byte order. */
    private static String address(String hex) {
        ByteBuffer bytes = ByteBuffer.allocate(hex.length() / 2).order(ByteOrder.nativeOrder());
        for (int i = 0; i < hex.length(); i += WORD) {
            bytes.putInt((int) Long.parseLong(hex.substring(i, i + WORD), HEX));
        }
        try {
            String text = InetAddress.getByAddress(bytes.array()).getHostAddress();
            return text.equals("0:0:0:0:0:0:0:0") ? "::" : text;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A counter of {@code net/snmp} or {@code net/netstat}; 0 if there is none of the name. */
    long counter(String file, String group, String name) {
        List<String> names = List.of();
        for (String line : lines("net/" + file)) {
            if (line.startsWith(group + ":")) {
                List<String> words = List.of(line.trim().split("\\s+"));
                int at = names.indexOf(name);
                if (at > 0 && at < words.size()) {
                    return Long.parseLong(words.get(at));
                }
                names = words;
            }
        }
        return 0;
    }

    /** A setting that is one number; 0 if it cannot be read. */
    long number(String file) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? 0 : Long.parseLong(lines.get(0).trim());
    }

    /** {@code rp_filter} by interface. */
    Map<String, Integer> pathFilters() {
        Map<String, Integer> filters = new TreeMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(proc.resolve("sys/net/ipv4/conf"))) {
            for (Path each : all) {
                List<String> lines = lines(proc.relativize(each.resolve("rp_filter")).toString());
                if (!lines.isEmpty()) {
                    filters.put(each.getFileName().toString(), Integer.parseInt(lines.get(0).trim()));
                }
            }
        } catch (IOException | DirectoryIteratorException notLinux) {
            return filters;
        }
        return filters;
    }

    /** Where packets for everywhere go, IPv4. */
    List<String> gateways() {
        List<String> all = new ArrayList<>();
        for (String line : lines("net/route")) {
            String[] words = line.trim().split("\\s+");
            if (words.length > 2 && words[1].equals("00000000") && !words[2].equals("00000000")) {
                all.add(address(words[2]));
            }
        }
        return all;
    }

    /** Entries of connection tracking for UDP. */
    List<Host.Tracked> flows() {
        List<Host.Tracked> all = new ArrayList<>();
        for (String line : lines("net/nf_conntrack")) {
            Matcher parts = TRACKED.matcher(line);
            if (line.contains(" udp ") && parts.find()) {
                String source = parts.group(1);
                String target = parts.group(2);
                int port = Integer.parseInt(parts.group(3));
                if (parts.find()) {
                    all.add(new Host.Tracked(source, target, port, parts.group(1), !line.contains("[UNREPLIED]")));
                }
            }
        }
        return all;
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(proc.resolve(file));
        } catch (IOException notThereOrNotOurs) {
            return List.of();
        }
    }
}
