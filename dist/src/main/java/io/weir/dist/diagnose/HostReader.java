// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;

/** Looks at this host: only reads, and goes without what it may not read. */
final class HostReader {
    private final ProcFiles proc;
    private final Firewall firewall;

    /** {@code proc} is where the kernel's tables are. */
    HostReader(Path proc, Firewall firewall) {
        this.proc = new ProcFiles(proc);
        this.firewall = firewall;
    }

    /** This host as it is. */
    static HostReader here() {
        return new HostReader(Path.of("/proc"), new Firewall());
    }

    Host read() {
        return new Host(proc.sockets(), proc.counter("snmp", "Udp", "NoPorts"),
            proc.counter("netstat", "TcpExt", "IPReversePathFilter"), proc.pathFilters(), proc.gateways(),
            addresses(), proc.flows(), proc.number("sys/net/core/rmem_max"), firewall.drops());
    }

    private static List<String> addresses() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .map(InetAddress::getHostAddress).map(text -> text.replaceFirst("%.*", "")).toList();
        } catch (SocketException notAllowed) {
            return List.of();
        }
    }
}
