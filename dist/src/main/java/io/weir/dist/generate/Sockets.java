// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import io.weir.capture.PcapWriter;
import io.weir.log.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;

/** A connected socket per exporter; connected, so that the system tells when nothing listens. */
final class Sockets implements Closeable {
    /** Time for an ICMP message to come back from another host. */
    private static final long ANSWER_NS = 100_000_000;

    private final InetSocketAddress target;
    private final DatagramChannel[] channels;
    private ByteBuffer view = ByteBuffer.allocate(0);
    private long sent;

    private Sockets(InetSocketAddress target, int exporters) {
        this.target = target;
        this.channels = new DatagramChannel[exporters];
    }

    static Sockets open(InetSocketAddress target, int exporters) throws IOException {
        Sockets sockets = new Sockets(target, exporters);
        // Java's first close() needs a file descriptor itself: later there may be none left.
        DatagramChannel.open().close();
        for (int i = 0; i < exporters; i++) {
            try {
                sockets.channels[i] = sockets.open(i);
            } catch (IOException e) {
                sockets.close();
                throw new IOException("cannot open a socket for exporter " + (i + 1) + " of " + exporters + ": "
                    + Reason.of(e) + (i > 0 ? " (fewer --exporters, or ulimit -n)" : ""), e);
            }
        }
        return sockets;
    }

    private DatagramChannel open(int exporter) throws IOException {
        boolean ipv6 = target.getAddress() instanceof Inet6Address;
        DatagramChannel channel = DatagramChannel.open(
            ipv6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        try {
            if (exporter > 0 && Loopback.has(target.getAddress())) {
                bind(channel, exporter);
            }
            channel.connect(target);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Binds to the exporter's own address; systems with one loopback address tell exporters apart by port. */
    private static void bind(DatagramChannel channel, int exporter) throws IOException {
        try {
            channel.bind(new InetSocketAddress(Loopback.address(exporter), 0));
        } catch (BindException e) {
            channel.bind(new InetSocketAddress(Loopback.address(0), 0));
        }
    }

    void send(int exporter, byte[] datagram, int length) throws IOException {
        if (view.array() != datagram) {
            view = ByteBuffer.wrap(datagram);
        }
        view.limit(length).position(0);
        try {
            channels[exporter].write(view);
            sent++;
        } catch (PortUnreachableException e) {
            throw refused(e);
        }
    }

    /** The refusal of a datagram shows at the next call on its socket: this is the call after the last. */
    void finish() throws IOException {
        if (!target.getAddress().isLoopbackAddress()) {
            LockSupport.parkNanos(ANSWER_NS);
        }
        ByteBuffer none = ByteBuffer.allocate(1);
        for (DatagramChannel channel : channels) {
            channel.configureBlocking(false);
            try {
                channel.read(none.clear());
            } catch (PortUnreachableException e) {
                throw refused(e);
            }
        }
    }

    private IOException refused(PortUnreachableException cause) {
        return new IOException("nothing listens on " + text(target) + " (refused by ICMP after " + sent
            + " datagrams); is the collector running?", cause);
    }

    static String text(InetSocketAddress address) {
        String ip = address.getAddress().getHostAddress();
        return (ip.indexOf(':') < 0 ? ip : "[" + ip + "]") + ":" + address.getPort();
    }

    Ends ends() throws IOException {
        PcapWriter.End[] from = new PcapWriter.End[channels.length];
        for (int i = 0; i < from.length; i++) {
            from[i] = Ends.end((InetSocketAddress) channels[i].getLocalAddress());
        }
        return new Ends(from, Ends.end(target));
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel channel : channels) {
            if (channel != null) {
                channel.close();
            }
        }
    }
}
