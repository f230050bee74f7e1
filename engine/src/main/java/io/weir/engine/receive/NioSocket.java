// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.weir.engine.metrics.Counter;
import io.weir.engine.ring.JumboPool;
import io.weir.log.Event;
import io.weir.thread.Part;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket read through Java's own channels: for systems without epoll. */
final class NioSocket implements UdpSocket {
    private static final Logger LOG = LoggerFactory.getLogger(NioSocket.class);

    private static final long JOIN_NS = 1_000_000_000L;

    private final DatagramIntake intake;
    private final DatagramChannel channel;
    private final Selector selector;
    private final int port;
    private final Part thread;
    private final EpochClock clock = new EpochClock();
    private final ByteBuffer buffer = ByteBuffer.allocate(JumboPool.BUFFER_BYTES);
    private volatile boolean closing;

    private NioSocket(DatagramIntake intake, DatagramChannel channel, String name) throws IOException {
        this.intake = intake;
        this.channel = channel;
        port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        selector = Selector.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        thread = Part.loop(name, this::step);
    }

    /** Opens a socket; {@code family} null for IPv6 and IPv4 where the system has both. */
    static NioSocket open(DatagramIntake intake, ProtocolFamily family, InetSocketAddress local,
        ReceiveSettings settings, String thread) throws IOException {
        DatagramChannel channel = family == null ? DatagramChannel.open() : DatagramChannel.open(family);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, settings.receiveBufferBytes());
            channel.bind(local);
            NioSocket socket = new NioSocket(intake, channel, thread);
            socket.thread.start();
            return socket;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private boolean step() {
        try {
            selector.select();
            selector.selectedKeys().clear();
            readAll();
        } catch (IOException e) {
            failed(e);
        }
        return !closing;
    }

    private void readAll() throws IOException {
        InetSocketAddress from = (InetSocketAddress) channel.receive(buffer.clear());
        while (from != null && !closing) {
            intake.offer(from.getAddress(), from.getPort(), buffer.array(), 0, buffer.position(), clock.getAsLong());
            from = (InetSocketAddress) channel.receive(buffer.clear());
        }
        intake.flush();
    }

    private void failed(IOException cause) {
        if (closing) {
            return;
        }
        if (intake.counters().get(Counter.SOCKET_ERRORS) == 0) {
            Event.SOCKET_FAILED.to(LOG).addKeyValue("port", port).setCause(cause)
                .log("socket cannot be read; further errors of this socket are only counted");
        }
        intake.counters().increment(Counter.SOCKET_ERRORS);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int receiveBuffer() {
        try {
            return channel.getOption(StandardSocketOptions.SO_RCVBUF);
        } catch (IOException unknown) {
            return -1;
        }
    }

    @Override
    public long kernelDrops() {
        return -1;
    }

    @Override
    public long pendingBytes() {
        return -1;
    }

    @Override
    public DatagramIntake intake() {
        return intake;
    }

    @Override
    public boolean isPassable() {
        return false;
    }

    @Override
    public PassedSocket passed() {
        return null;
    }

    @Override
    public void beginRelease() {
        closing = true;
    }

    @Override
    public boolean isReleased() {
        return true;
    }

    @Override
    public void release() {
        close();
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.awaitEnd(JOIN_NS);
            thread.end();
            selector.close();
            channel.close();
        } catch (IOException e) {
            Event.SOCKET_NOT_CLOSED.to(LOG).addKeyValue("port", port).setCause(e).log("socket could not be closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
