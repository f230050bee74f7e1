// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import io.weir.codec.export.TestExporter;
import io.weir.codec.export.TestFlow;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.wire.Wire;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Sends the flows of one protocol from a socket of its own, so as one exporter; the caller's thread. */
final class Traffic {
    private static final int DATAGRAMS = 10;
    private static final int FLOWS = 4;
    /** Where a datagram of sFlow names its agent. */
    private static final int AGENT_AT = 8;
    /** A collector with several threads may be slow to learn a template: its data comes a little later. */
    private static final long LEARN_NS = 100_000_000L;
    private static final int TRIES = 3;
    private static final long PAUSE_NS = 1_000_000L;

    private final TestedProtocol protocol;
    private final long seed;
    private final long domain;
    private final String sampler;
    private final List<SentFlow> sent = new ArrayList<>();
    private int refused;

    /**
     * Flows that follow from {@code seed}, in an observation domain that no router should have.
     *
     * @param sampler see {@link Head}
     */
    Traffic(TestedProtocol protocol, long seed, String sampler) {
        this.protocol = protocol;
        this.seed = seed;
        this.sampler = sampler;
        this.domain = 1 + (seed >>> 1) % 0x7fff_ffffL;
    }

    /** Sends all of it, paced. */
    List<SentFlow> send(InetSocketAddress target) throws IOException {
        TestExporter exporter = protocol.exporter(seed, protocol.ordinal(), domain);
        byte[] room = new byte[1 << 16];
        try (DatagramSocket socket = new DatagramSocket()) {
            // Connected, so that the kernel tells of a port that nobody has.
            socket.connect(target);
            int templates = protocol.hasTemplates() ? protocol.layouts() : 0;
            for (int i = 0; i < templates + DATAGRAMS; i++) {
                if (templates > 0 && i == templates) {
                    LockSupport.parkNanos(LEARN_NS);
                }
                int flows = i < templates ? 0 : FLOWS;
                long nowMs = System.currentTimeMillis();
                int length = exporter.write(room, 0, flows, nowMs);
                remember(exporter, flows, room, exportMs(nowMs), i);
                send(socket, new DatagramPacket(Arrays.copyOf(room, length), length, target));
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
        return sent;
    }

    /** The refusal of an earlier datagram fails the next one, which is not sent then: it is sent again. */
    private void send(DatagramSocket socket, DatagramPacket datagram) throws IOException {
        boolean sent = false;
        for (int i = 0; i < TRIES && !sent; i++) {
            try {
                socket.send(datagram);
                sent = true;
            } catch (PortUnreachableException nobodyListens) {
                refused++;
            }
        }
    }

    /** Datagrams that were answered by ICMP: nobody has the port. */
    int refused() {
        return refused;
    }

    /** v9 and IPFIX export at whole seconds. */
    private long exportMs(long nowMs) {
        return protocol.hasTemplates() ? nowMs / 1_000 * 1_000 : nowMs;
    }

    private void remember(TestExporter exporter, int flows, byte[] datagram, long exportMs, int number) {
        long first = exporter.flows() - flows;
        String address = protocol.hasSamples()
            ? new Exporter(0, Exporter.mapped(Wire.i32(datagram, AGENT_AT)), 0).text() : sampler;
        Head head = new Head(Wire.u32(datagram, exporter.sequenceAt()), domain, address);
        for (int i = 0; i < flows; i++) {
            TestFlow flow = TestFlow.of(seed, protocol.ordinal(), first + i,
                protocol.ipv6Percent()).exportedAt(exportMs, 0);
            sent.add(new SentFlow(protocol, Expectation.of(protocol, flow, head, protocol.elements(number))));
        }
    }
}
