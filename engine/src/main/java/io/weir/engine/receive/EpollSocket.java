// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.UnixChannel;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.weir.engine.ring.JumboPool;
import io.weir.thread.Part;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A socket read by Netty's epoll transport, many datagrams with one system call, on an event loop of its own. */
final class EpollSocket implements UdpSocket {
    private static final int SOL_SOCKET = 1;
    private static final IntegerUnixChannelOption RCVBUF_FORCE =
        new IntegerUnixChannelOption("SO_RCVBUFFORCE", SOL_SOCKET, 33);

    static {
        // One buffer for good: its slices must not be wrapped to look for leaks.
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }

    private final DatagramIntake intake;
    private final EventLoopGroup loop;
    private final Part thread;
    private final Channel channel;
    private final ReusedBuffer buffer;
    private final InetSocketAddress local;
    private final boolean held;
    /** What others answer for. */
    private final long formerDrops;
    private volatile long lastDrops;
    private volatile boolean over;
    private ChannelFuture released;

    private EpollSocket(DatagramIntake intake, EventLoopGroup loop, Part thread, Channel channel,
        ReusedBuffer buffer, PassedSocket passed) {
        this.intake = intake;
        this.buffer = buffer;
        this.loop = loop;
        this.thread = thread;
        this.channel = channel;
        this.local = (InetSocketAddress) channel.localAddress();
        this.held = passed != null && passed.held();
        this.formerDrops = passed == null ? 0
            : passed.drops() == PassedSocket.UNKNOWN ? Math.max(0, SocketMemory.drops(channel)) : passed.drops();
    }

    /** Opens a socket; {@code family} null for IPv6 and IPv4 where the system has both. */
    static EpollSocket open(DatagramIntake intake, SocketProtocolFamily family, InetSocketAddress local,
        ReceiveSettings settings, String name) throws IOException {
        return read(intake, settings, name, null, bootstrap -> bootstrap
            .channelFactory(() -> sized(new EpollDatagramChannel(family), settings.receiveBufferBytes()))
            .option(EpollChannelOption.SO_REUSEPORT, true).bind(local));
    }

    /** Reads a socket that is open already. */
    static EpollSocket adopt(DatagramIntake intake, PassedSocket passed, ReceiveSettings settings, String name)
        throws IOException {
        return read(intake, settings, name, passed, bootstrap -> bootstrap
            .channelFactory(() -> grown(new EpollDatagramChannel(passed.descriptor()), settings.receiveBufferBytes()))
            .register());
    }

    private static EpollSocket read(DatagramIntake intake, ReceiveSettings settings, String name, PassedSocket passed,
        Function<Bootstrap, ChannelFuture> open) throws IOException {
        Part thread = Part.foreign(name);
        // Netty recycles slices without locks only on threads of its own kind.
        ThreadFactory factory = work -> daemon(new FastThreadLocalThread(thread.guarded(work), name));
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, factory, EpollIoHandler.newFactory());
        try {
            SocketHandler handler = new SocketHandler(intake, settings.batch(), passed != null);
            return new EpollSocket(intake, loop, thread, channel(loop, handler, settings, open), handler.buffer(),
                passed);
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

    private static Channel channel(EventLoopGroup loop, SocketHandler handler, ReceiveSettings settings,
        Function<Bootstrap, ChannelFuture> open) throws IOException {
        Bootstrap bootstrap = new Bootstrap().group(loop)
            .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, JumboPool.BUFFER_BYTES)
            .option(ChannelOption.RECVBUF_ALLOCATOR, handler.buffer())
            .handler(handler);
        ChannelFuture opened = open.apply(bootstrap).awaitUninterruptibly();
        if (!opened.isSuccess()) {
            throw new IOException(opened.cause().getMessage(), opened.cause());
        }
        return opened.channel();
    }

    private static EpollDatagramChannel sized(EpollDatagramChannel channel, int bytes) {
        try {
            channel.config().setOption(RCVBUF_FORCE, bytes);
        } catch (ChannelException needsPrivilege) {
            channel.config().setOption(ChannelOption.SO_RCVBUF, bytes);
        }
        return channel;
    }

    /** Never smaller than it is: whoever opened it may be allowed more than this process. */
    private static EpollDatagramChannel grown(EpollDatagramChannel channel, int bytes) {
        if (granted(channel) < bytes) {
            try {
                channel.config().setOption(RCVBUF_FORCE, bytes);
            } catch (ChannelException needsPrivilege) {
                int allowed = (int) Math.min(bytes, SocketMemory.mostAllowed());
                // Else UdpReceiver tells how large it is, and how to have more.
                if (allowed > granted(channel)) {
                    channel.config().setOption(ChannelOption.SO_RCVBUF, allowed);
                }
            }
        }
        return channel;
    }

    /** The kernel doubles what is asked for, to allow for its own overhead, and tells the double. */
    private static int granted(Channel channel) {
        return channel.config().getOption(ChannelOption.SO_RCVBUF) / 2;
    }

    @Override
    public int port() {
        return local.getPort();
    }

    @Override
    public int receiveBuffer() {
        return granted(channel);
    }

    @Override
    public long kernelDrops() {
        long drops = over ? -1 : SocketMemory.drops(channel);
        if (drops >= 0) {
            lastDrops = drops - formerDrops;
        }
        return lastDrops;
    }

    @Override
    public long pendingBytes() {
        return over ? -1 : SocketMemory.used(channel);
    }

    @Override
    public DatagramIntake intake() {
        return intake;
    }

    @Override
    public boolean isPassable() {
        return true;
    }

    @Override
    public PassedSocket passed() {
        return new PassedSocket(((UnixChannel) channel).fd().intValue(), local, held, formerDrops + kernelDrops());
    }

    @Override
    public void beginRelease() {
        thread.end();
        buffer.leave();
        released = channel.deregister();
    }

    @Override
    public boolean isReleased() {
        return released.isDone();
    }

    @Override
    public void release() {
        end(released);
    }

    @Override
    public void close() {
        end(channel.close());
    }

    private void end(ChannelFuture ended) {
        kernelDrops();
        thread.end();
        ended.awaitUninterruptibly(1, TimeUnit.SECONDS);
        over = true;
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
}
