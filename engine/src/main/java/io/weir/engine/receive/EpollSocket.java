// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.weir.engine.ring.JumboPool;
import io.weir.thread.Part;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A socket read by Netty's epoll transport, many datagrams with one system call, on an event loop of its own. */
final class EpollSocket implements UdpSocket {
    private static final int SOL_SOCKET = 1;
    private static final IntegerUnixChannelOption RCVBUF_FORCE =
        new IntegerUnixChannelOption("SO_RCVBUFFORCE", SOL_SOCKET, 33);
    private static final RawUnixChannelOption MEMINFO = new RawUnixChannelOption("SO_MEMINFO", SOL_SOCKET, 55, 36);
    private static final int MEMINFO_USED = 0;
    private static final int MEMINFO_DROPS = 32;

    static {
        // One buffer for good: its slices must not be wrapped to look for leaks.
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }

    private final DatagramIntake intake;
    private final EventLoopGroup loop;
    private final Part thread;
    private final Channel channel;
    private final int port;
    private volatile long lastDrops;

    private EpollSocket(DatagramIntake intake, EventLoopGroup loop, Part thread, Channel channel) {
        this.intake = intake;
        this.loop = loop;
        this.thread = thread;
        this.channel = channel;
        this.port = ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Opens a socket; {@code family} null for IPv6 and IPv4 where the system has both. */
    static EpollSocket open(DatagramIntake intake, SocketProtocolFamily family, InetSocketAddress local,
        ReceiveSettings settings, String name) throws IOException {
        Part thread = Part.foreign(name);
        // Netty recycles slices without locks only on threads of its own kind.
        ThreadFactory factory = work -> daemon(new FastThreadLocalThread(thread.guarded(work), name));
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, factory, EpollIoHandler.newFactory());
        try {
            return new EpollSocket(intake, loop, thread, bind(loop, intake, family, local, settings));
        } catch (IOException | RuntimeException e) {
            thread.end();
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw e;
        }
    }

    /** The main thread alone decides how long Weir lives. */
    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }

    private static Channel bind(EventLoopGroup loop, DatagramIntake intake, SocketProtocolFamily family,
        InetSocketAddress local, ReceiveSettings settings) throws IOException {
        ReusedBuffer buffer = new ReusedBuffer(settings.batch() * JumboPool.BUFFER_BYTES);
        var bound = new Bootstrap().group(loop)
            .channelFactory(() -> sized(new EpollDatagramChannel(family), settings.receiveBufferBytes()))
            .option(EpollChannelOption.SO_REUSEPORT, true)
            .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, JumboPool.BUFFER_BYTES)
            .option(ChannelOption.RECVBUF_ALLOCATOR, buffer)
            .handler(new SocketHandler(intake, buffer, settings.batch()))
            .bind(local).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        return bound.channel();
    }

    private static EpollDatagramChannel sized(EpollDatagramChannel channel, int bytes) {
        try {
            channel.config().setOption(RCVBUF_FORCE, bytes);
        } catch (ChannelException needsPrivilege) {
            channel.config().setOption(ChannelOption.SO_RCVBUF, bytes);
        }
        return channel;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int receiveBuffer() {
        // The kernel doubles what is asked for, to allow for its own overhead, and tells the double.
        return channel.config().getOption(ChannelOption.SO_RCVBUF) / 2;
    }

    @Override
    public long kernelDrops() {
        long drops = memory(MEMINFO_DROPS);
        if (drops >= 0) {
            lastDrops = drops;
        }
        return lastDrops;
    }

    @Override
    public long pendingBytes() {
        return memory(MEMINFO_USED);
    }

    private long memory(int at) {
        if (!channel.isOpen()) {
            return -1;
        }
        try {
            ByteBuffer info = channel.config().getOption(MEMINFO);
            return info.order(ByteOrder.nativeOrder()).getInt(at) & 0xffff_ffffL;
        } catch (ChannelException closedOrUnknown) {
            return -1;
        }
    }

    @Override
    public DatagramIntake intake() {
        return intake;
    }

    @Override
    public void close() {
        kernelDrops();
        thread.end();
        channel.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
}
