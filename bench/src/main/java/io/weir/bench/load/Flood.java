// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.load;

import io.weir.codec.protocol.Detection;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.wire.Wire;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Somebody who means harm: sends datagrams full of new templates under ever new numbers, of ever new observation
 * domains, from one address or from forged ones. One thread.
 */
final class Flood implements Closeable {
    /** Where a flood comes from. */
    enum Kind {
        /** One address, 127.66.0.1, and sixteen ports of it. */
        ONE,
        /** A new address of 127.64/10 for each datagram. */
        FORGED
    }

    private static final int BANK = 512;
    private static final int PORTS = 16;
    private static final int V9_HEADER = 20;
    private static final int IPFIX_HEADER = 16;
    private static final int BYTES = 1_200;
    private static final int CHUNK = 16;

    private final Random random = new Random(66);
    private final InetSocketAddress target;
    private final Kind kind;
    private final byte[][] bank = new byte[BANK][];
    private final DatagramChannel[] ports = new DatagramChannel[PORTS];

    /** A flood to a port of this host. */
    Flood(Kind kind, int port) throws IOException {
        this.kind = kind;
        this.target = new InetSocketAddress("127.0.0.1", port);
        for (int i = 0; i < BANK; i++) {
            bank[i] = datagram(i % 2 == 0 ? Protocol.NETFLOW_V9 : Protocol.IPFIX);
        }
        for (int i = 0; i < PORTS && kind == Kind.ONE; i++) {
            ports[i] = open("127.66.0.1");
        }
    }

    private static DatagramChannel open(String address) throws IOException {
        return DatagramChannel.open(StandardProtocolFamily.INET).bind(new InetSocketAddress(address, 0));
    }

    /** Templates of random fields, then data for one of them. */
    private byte[] datagram(Protocol protocol) {
        byte[] b = new byte[BYTES];
        boolean v9 = protocol == Protocol.NETFLOW_V9;
        int header = v9 ? V9_HEADER : IPFIX_HEADER;
        int data = BYTES - 204;
        Wire.put16(b, header, v9 ? 0 : 2);
        Wire.put16(b, header + 2, data - header);
        int at = header + 4;
        while (data - at >= 8) {
            int fields = Math.min(1 + random.nextInt(12), (data - at - 4) / 4);
            Wire.put16(b, at, 256 + random.nextInt(65_000));
            Wire.put16(b, at + 2, fields);
            at += 4;
            for (int i = 0; i < fields; i++, at += 4) {
                Wire.put16(b, at, 1 + random.nextInt(400));
                Wire.put16(b, at + 2, 1 + random.nextInt(16));
            }
        }
        Wire.put16(b, data, Wire.u16(b, header + 4));
        Wire.put16(b, data + 2, BYTES - data);
        Wire.put16(b, 0, protocol.version());
        Wire.put16(b, 2, v9 ? 2 : BYTES);
        return b;
    }

    private ByteBuffer next() {
        byte[] b = bank[random.nextInt(BANK)];
        boolean v9 = Detection.of(b, 0) == Protocol.NETFLOW_V9;
        int header = v9 ? V9_HEADER : IPFIX_HEADER;
        Wire.put32(b, v9 ? 8 : 4, System.currentTimeMillis() / 1_000);
        Wire.put32(b, v9 ? 12 : 8, random.nextInt());
        Wire.put32(b, header - 4, random.nextInt(5_000));
        Wire.put16(b, header + 4, 256 + random.nextInt(65_000));
        return ByteBuffer.wrap(b);
    }

    /**
     * Sends until told to end.
     *
     * @param perSecond datagrams; 0: as many as go
     * @return how many were sent
     */
    long send(double perSecond, BooleanSupplier end) throws IOException {
        long startNs = System.nanoTime();
        long sent = 0;
        while (!end.getAsBoolean()) {
            long due = perSecond > 0 ? (long) ((System.nanoTime() - startNs) * perSecond / 1e9) : sent + CHUNK;
            if (due <= sent) {
                LockSupport.parkNanos(200_000);
            }
            for (; sent < due; sent++) {
                one();
            }
        }
        return sent;
    }

    private void one() throws IOException {
        if (kind == Kind.ONE) {
            ports[random.nextInt(PORTS)].send(next(), target);
            return;
        }
        int host = random.nextInt(1 << 22);
        try (DatagramChannel forged = open("127." + (64 + (host >> 16)) + "." + (host >> 8 & 0xff) + "."
            + (1 + (host & 0xff) % 254))) {
            forged.send(next(), target);
        }
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel port : ports) {
            if (port != null) {
                port.close();
            }
        }
    }
}
