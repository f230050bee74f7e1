// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;

/**
 * Exporters at 127.0.0.1, 127.0.0.2 and so on that send in turn, at a pace or as fast as they can. Their sockets are
 * not connected: they go on when nobody listens. One thread.
 */
final class Exporters implements Closeable {
    /** What is told before a datagram goes. */
    interface Watch {
        /** The datagram {@code number}, from 0, of {@code exporter}, from 0, is sent now. */
        void sending(int exporter, long number);
    }

    /** What may be caught up after a stall of the sender; more would be a burst. */
    private static final long LATE_NS = 20_000_000;
    private static final int CHUNK = 32;

    private final InetSocketAddress target;
    private final DatagramChannel[] channels;
    private final Bank[] banks;

    /**
     * Exporters that are ready to send to this host.
     *
     * @param version 5 or 9
     * @param count at most 250
     * @param flows flows a datagram
     */
    Exporters(int version, int count, int flows, int port) throws IOException {
        target = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
        channels = new DatagramChannel[count];
        banks = new Bank[count];
        for (int i = 0; i < count; i++) {
            banks[i] = new Bank(version, i, flows);
            channels[i] = DatagramChannel.open(StandardProtocolFamily.INET)
                .bind(new InetSocketAddress(InetAddress.getByName("127.0.0." + (i + 1)), 0));
        }
    }

    /**
     * Sends for a while.
     *
     * @param perSecond datagrams of all exporters together, 0: as many as go
     * @param watch told of each datagram
     * @return how many were sent
     */
    long send(double perSecond, long durationNs, Watch watch) throws IOException {
        long startNs = System.nanoTime();
        long skippedNs = 0;
        long sent = 0;
        for (long nowNs = startNs; nowNs - startNs < durationNs; nowNs = System.nanoTime()) {
            long due = sent + CHUNK;
            if (perSecond > 0) {
                long lateNs = nowNs - startNs - skippedNs - (long) (sent / perSecond * 1e9);
                skippedNs += Math.max(0, lateNs - LATE_NS);
                due = (long) ((nowNs - startNs - skippedNs) * perSecond / 1e9);
            }
            if (due <= sent) {
                LockSupport.parkNanos((long) (1e9 / perSecond));
            }
            while (sent < due) {
                one((int) (sent++ % banks.length), watch);
            }
        }
        return sent;
    }

    private void one(int exporter, Watch watch) throws IOException {
        watch.sending(exporter, banks[exporter].sent());
        channels[exporter].send(banks[exporter].next(), target);
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel channel : channels) {
            channel.close();
        }
    }
}
