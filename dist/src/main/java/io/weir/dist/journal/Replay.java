// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.journal.JournalBlock;
import io.weir.journal.store.Content;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends datagrams to a collector at the pace they came, or another. Main thread. */
final class Replay implements Printer, Closeable {
    static final OutputStream NOWHERE = OutputStream.nullOutputStream();
    /** Sockets at once; the one unused for longest is closed for a new sender. */
    private static final int MOST_SOCKETS = 500;

    private final InetSocketAddress target;
    private final double speed;
    private final StopFlag stop;
    private final Map<Sender, DatagramChannel> sockets = new LinkedHashMap<>(64, 0.75f, true);
    private long firstNs = Long.MIN_VALUE;
    private long startNs;
    private long sent;
    private long senders;

    /** Whose datagram it was. */
    private record Sender(long hi, long lo, int port) implements Comparable<Sender> {
        private static final Comparator<Sender> ORDER = Comparator.comparingLong(Sender::hi)
            .thenComparingLong(Sender::lo).thenComparingInt(Sender::port);

        @Override
        public int compareTo(Sender other) {
            return ORDER.compare(this, other);
        }
    }

    Replay(InetSocketAddress target, double speed, StopFlag stop) {
        this.target = target;
        this.speed = speed;
        this.stop = stop;
    }

    @Override
    public void print(JournalBlock block, Span span) throws IOException {
        if (block.content() != Content.DATAGRAMS) {
            throw new IOException("block " + block.position() + " holds decoded records, no datagrams: replay needs a"
                + " journal with content=datagrams");
        }
        if (!span.has(block.receivedNs())) {
            return;
        }
        awaitTime(block.receivedNs());
        if (!stop.isSet()) {
            send(block);
        }
    }

    private void awaitTime(long receivedNs) {
        if (firstNs == Long.MIN_VALUE) {
            firstNs = receivedNs;
            startNs = System.nanoTime();
        }
        long dueNs = speed == 0 ? 0 : startNs + (long) ((receivedNs - firstNs) / speed);
        long leftMs = speed == 0 ? 0 : (dueNs - System.nanoTime()) / 1_000_000;
        if (leftMs > 0) {
            stop.await(leftMs);
        }
    }

    private void send(JournalBlock block) throws IOException {
        DatagramChannel socket = socket(new Sender(block.hi(), block.lo(), block.port()));
        try {
            socket.write(ByteBuffer.wrap(block.bytes(), block.offset(), block.length()));
        } catch (PortUnreachableException refused) {
            throw new IOException("nothing listens on " + target + " (refused after " + sent + " datagrams)", refused);
        }
        sent++;
    }

    private DatagramChannel socket(Sender sender) throws IOException {
        DatagramChannel known = sockets.get(sender);
        if (known != null) {
            return known;
        }
        if (sockets.size() >= MOST_SOCKETS) {
            Sender oldest = sockets.keySet().iterator().next();
            sockets.remove(oldest).close();
        }
        DatagramChannel opened = DatagramChannel.open().connect(target);
        sockets.put(sender, opened);
        senders++;
        return opened;
    }

    long sent() {
        return sent;
    }

    long senders() {
        return senders;
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel socket : sockets.values()) {
            socket.close();
        }
    }
}
