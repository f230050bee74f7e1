// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import io.weir.codec.export.TestExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** An exporter that sends a hundred datagrams a second until it is closed, on a thread of its own. */
final class Feed implements AutoCloseable {
    private static final long PAUSE_NS = 10_000_000;
    private static final int FLOWS = 20;

    private final DatagramSocket socket;
    private final InetSocketAddress target;
    private final Source source;
    private final Thread thread = new Thread(this::run, "feed");
    private volatile boolean closing;
    private volatile long sent;

    /** Makes datagrams. */
    interface Source {
        byte[] next();
    }

    private Feed(DatagramSocket socket, InetSocketAddress target, Source source) {
        this.socket = socket;
        this.target = target;
        this.source = source;
    }

    static Feed start(String from, int port, TestExporter exporter) throws IOException {
        return start(from, port, () -> next(exporter, FLOWS, System.currentTimeMillis()));
    }

    static Feed start(String from, int port, Source source) throws IOException {
        return start(from, "127.0.0.1", port, source);
    }

    static Feed start(String from, String to, int port, Source source) throws IOException {
        Feed feed = new Feed(new DatagramSocket(new InetSocketAddress(from, 0)),
            new InetSocketAddress(InetAddress.getByName(to), port), source);
        feed.thread.start();
        return feed;
    }

    /** The exporter's next datagram. */
    static byte[] next(TestExporter exporter, int flows, long nowMs) {
        byte[] room = new byte[1 << 16];
        return Arrays.copyOf(room, exporter.write(room, 0, flows, nowMs));
    }

    long sent() {
        return sent;
    }

    /** Sends so many at once, beside what it sends anyway; the caller's thread. */
    void burst(int datagrams) throws IOException {
        byte[] datagram = new byte[1400];
        datagram[1] = 5;
        for (int i = 0; i < datagrams; i++) {
            socket.send(new DatagramPacket(datagram, datagram.length, target));
        }
    }

    private void run() {
        while (!closing) {
            byte[] datagram = source.next();
            try {
                socket.send(new DatagramPacket(datagram, datagram.length, target));
            } catch (PortUnreachableException nobodyListens) {
                sent--;
            } catch (IOException e) {
                if (!closing) {
                    throw new UncheckedIOException(e);
                }
            }
            sent++;
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    @Override
    public void close() {
        closing = true;
        socket.close();
        LockSupport.unpark(thread);
    }
}
