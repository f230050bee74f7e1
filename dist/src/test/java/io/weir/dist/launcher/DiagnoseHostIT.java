// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults of a host, staged in two network namespaces: a router's, 172.17.0.1, and the collector's, 172.17.0.2, whose
 * default gateway the router is, as a container's bridge would be.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "it takes Linux's namespaces")
class DiagnoseHostIT {
    private static final String NETWORK = """
        ip netns add $R && ip netns add $C
        ip link add e0 netns $R type veth peer name e0 netns $C
        ip -n $R addr add 172.17.0.1/24 dev e0 && ip -n $C addr add 172.17.0.2/24 dev e0
        ip -n $R link set lo up && ip -n $C link set lo up && ip -n $R link set e0 up && ip -n $C link set e0 up
        ip -n $C route add default via 172.17.0.1
        """;
    private static final String SEND = """
        import socket, struct, sys, time
        source, port, ports = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
        # The neighbour must be known: the filter would drop the question for it, uncounted.
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'', ('172.17.0.2', 9))
        time.sleep(0.2)
        sockets = []
        for i in range(ports):
            sockets.append(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
            sockets[i].bind((source, 0))
        for number in range(3000):
            for each in sockets:
                head = struct.pack('>HHIIIIBBH', 5, 1, 1000, int(time.time()), 0, number, 0, 0, 0x4001)
                try:
                    each.sendto(head + bytes(48), ('172.17.0.2', port))
                except OSError:
                    pass
            time.sleep(0.02)
        """;

    @TempDir
    private Path folder;
    private final String suffix = String.valueOf(ProcessHandle.current().pid());
    private final String router = "wr" + suffix;
    private final String collector = "wc" + suffix;

    private Launch sh(String script) throws Exception {
        return Launch.run(folder, Map.of("R", router, "C", collector), List.of("sh", "-ec", script));
    }

    @BeforeEach
    void makeNetwork() throws Exception {
        Launch made = sh(NETWORK);
        assumeThat(made.exit()).as("network namespaces are permitted: " + made.err()).isZero();
    }

    @AfterEach
    void removeNetwork() throws Exception {
        sh("ip netns del $R || true; ip netns del $C || true");
    }

    private void inCollector(String command) throws Exception {
        Launch done = sh("ip netns exec $C " + command);
        assumeThat(done.exit()).as(command + " is permitted: " + done.err()).isZero();
    }

    private RunningWeir weir() throws Exception {
        return RunningWeir.startBy(List.of("ip", "netns", "exec", collector), folder);
    }

    private Process send(String source, RunningWeir weir, int ports) throws Exception {
        Path script = Files.writeString(folder.resolve("send.py"), SEND);
        return new ProcessBuilder("ip", "netns", "exec", router, "python3", script.toString(), source,
            String.valueOf(weir.port()), String.valueOf(ports)).redirectErrorStream(true)
            .redirectOutput(folder.resolve("send.log").toFile()).start();
    }

    private Diagnosed diagnose(RunningWeir weir) throws Exception {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", collector, Distribution.WEIR, "diagnose",
            "--addr=127.0.0.1:" + Diagnosed.httpPort(weir), "--for=1s", "--json"));
        return Diagnosed.read(Launch.run(folder,
            Map.of("JAVA_HOME", Distribution.JAVA.toString()), command));
    }

    private Diagnosed diagnosed(String source, int ports) throws Exception {
        try (RunningWeir weir = weir()) {
            Process sender = send(source, weir, ports);
            try {
                return diagnose(weir);
            } finally {
                sender.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void aContainersGatewayHidesSeveralExporters() throws Exception {
        Diagnosed diagnosed = diagnosed("172.17.0.1", 3);

        diagnosed.says("nat", "exporter 172.17.0.1", "at least 3 exporters");
        assertThat(diagnosed.wrong()).containsExactly("nat");
    }

    @Test
    void aRuleOfTheFirewallDropsThePort() throws Exception {
        inCollector("nft add table inet t");
        inCollector("nft 'add chain inet t input { type filter hook input priority 0; }'");
        try (RunningWeir weir = weir()) {
            inCollector("nft add rule inet t input udp dport " + weir.port() + " counter drop");
            Process sender = send("172.17.0.1", weir, 1);
            try {
                Diagnosed diagnosed = diagnose(weir);

                diagnosed.says("firewall", "listener netflow://:" + weir.port(), "udp dport " + weir.port());
                assertThat(diagnosed.wrong()).containsExactlyInAnyOrder("firewall", "nothing-arrives");
            } finally {
                sender.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void reversePathFilteringDropsWhatComesFromWhereNoAnswerWouldGo() throws Exception {
        inCollector("sysctl -q -w net.ipv4.conf.all.rp_filter=1");
        inCollector("ip route add 10.99.0.0/24 dev lo");
        assertThat(sh("ip -n $R addr add 10.99.0.1/32 dev lo").exit()).isZero();

        Diagnosed diagnosed = diagnosed("10.99.0.1", 1);

        assertThat(diagnosed.wrong()).as(diagnosed.text()).containsExactlyInAnyOrder("rp-filter", "nothing-arrives");
        assertThat(diagnosed.text()).contains("rp_filter=1 on e0");
    }

    @Test
    void connectionTrackingSendsThemOnToAContainerThatIsGone() throws Exception {
        inCollector("sysctl -q -w net.ipv4.ip_forward=1");
        inCollector("nft add table ip nat");
        inCollector("nft 'add chain ip nat prerouting { type nat hook prerouting priority -100; }'");
        // Tracking goes on for as long as one rule wants it.
        inCollector("nft 'add chain ip nat other { type nat hook prerouting priority -99; }'");
        inCollector("nft add rule ip nat other udp dport 9 dnat to 172.17.0.98");
        try (RunningWeir weir = weir()) {
            inCollector("nft add rule ip nat prerouting udp dport " + weir.port() + " dnat to 172.17.0.99");
            Process sender = send("172.17.0.1", weir, 1);
            try {
                String entries = "grep -q dport=" + weir.port() + " /proc/net/nf_conntrack";
                inCollector("timeout 10 sh -c 'until " + entries + "; do sleep 0.1; done'");
                inCollector("nft flush chain ip nat prerouting");

                Diagnosed diagnosed = diagnose(weir);

                diagnosed.says("conntrack-stale", "listener netflow://:" + weir.port(), "172.17.0.99");
                assertThat(diagnosed.wrong()).containsExactlyInAnyOrder("conntrack-stale", "nothing-arrives");
            } finally {
                sender.destroyForcibly().waitFor();
            }
        }
    }
}
