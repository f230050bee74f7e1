// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;

/** Exporters at 127.50.0.1, 127.50.0.2 and so on that send NetFlow v9 each at a low, even rate. One thread. */
final class Quiet implements Closeable {
    /** Flows of each datagram. */
    static final int FLOWS = 5;

    private final InetSocketAddress target;
    private final DatagramChannel[] channels;
    private final Bank[] banks;

    /** {@code count} exporters, at most 250. */
    Quiet(int count, int port) throws IOException {
        target = new InetSocketAddress("127.0.0.1", port);
        channels = new DatagramChannel[count];
        banks = new Bank[count];
        for (int i = 0; i < count; i++) {
            banks[i] = new Bank(9, 500 + i, FLOWS);
            channels[i] = DatagramChannel.open(StandardProtocolFamily.INET)
                .bind(new InetSocketAddress("127.50.0." + (i + 1), 0));
        }
    }

    /** Sends {@code perSecond} datagrams of each for a while; gives how many of each. */
    long send(double perSecond, long durationNs) throws IOException {
        long startNs = System.nanoTime();
        long before = banks[0].sent();
        long rounds = (long) (durationNs / 1e9 * perSecond);
        for (long round = 0; round < rounds; round++) {
            long dueNs = startNs + (long) (round * 1e9 / perSecond);
            for (long nowNs = System.nanoTime(); nowNs < dueNs; nowNs = System.nanoTime()) {
                LockSupport.parkNanos(Math.min(dueNs - nowNs, 5_000_000));
            }
            for (int i = 0; i < banks.length; i++) {
                channels[i].send(banks[i].next(), target);
            }
        }
        return banks[0].sent() - before;
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel channel : channels) {
            channel.close();
        }
    }
}
