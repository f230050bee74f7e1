// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.account;

import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.IpfixExporter;
import io.weir.codec.export.NetFlow9Exporter;
import io.weir.codec.export.TestExporter;
import io.weir.codec.protocol.Detection;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.wire.Wire;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** Senders of what cannot be decoded: no flow export at all, or data whose template never comes. */
final class Strangers implements AutoCloseable {
    private static final byte[][] MALFORMED = {
        {}, {9}, {0, 77, 1, 2, 3, 4}, {0, 5, 0, 1}, {0, 9, 0, 0, 0, 0, 0, 0}, {0, 10, 0, 16, 0, 0},
    };
    private static final int FLOWS = 10;

    private final DatagramSocket socket;
    private final TestExporter[] exporters = {
        new NetFlow9Exporter(ExportSettings.of(1, 1_000).withTemplatesEvery(0)),
        new IpfixExporter(ExportSettings.of(1, 1_001).withTemplatesEvery(0)),
    };
    private final byte[] room = new byte[1 << 16];
    private int turn;
    private long sets;

    Strangers() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.99"));
        for (TestExporter exporter : exporters) {
            // The templates are in the first datagram, which is not sent.
            exporter.write(room, 0, FLOWS, 0);
        }
    }

    private void send(byte[] bytes, int toPort) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress("127.0.0.1", toPort)));
    }

    /** Sends {@code count} datagrams that are no flow export. */
    int sendMalformed(int count, int toPort) throws IOException {
        for (int i = 0; i < count; i++) {
            send(MALFORMED[i % MALFORMED.length], toPort);
        }
        return count;
    }

    /** Sends {@code count} datagrams of data whose template is not known. */
    int sendWithoutTemplate(int count, int toPort) throws IOException {
        for (int i = 0; i < count; i++) {
            TestExporter exporter = exporters[turn % exporters.length];
            int length = exporter.write(room, 0, FLOWS, turn++);
            countSets(Detection.of(room, 0) == Protocol.NETFLOW_V9 ? 20 : 16, length);
            send(Arrays.copyOf(room, length), toPort);
        }
        return count;
    }

    private void countSets(int header, int length) {
        for (int at = header; at < length; at += Wire.u16(room, at + 2)) {
            sets++;
        }
    }

    /** Data sets sent without a template. */
    long sets() {
        return sets;
    }

    @Override
    public void close() {
        socket.close();
    }
}
