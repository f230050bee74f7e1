// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.weir.engine.receive.PortHolder;
import io.weir.thread.Part;
import io.weir.thread.Parts;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP server: {@link #open}, then {@link #close}, by the thread that owns it. It has threads of its own, and none
 * of them is on the way of a datagram.
 */
public final class HttpServer implements AutoCloseable {
    private static final int LINE_BYTES = 4096;
    private static final int HEADER_BYTES = 8 << 10;
    private static final int BODY_BYTES = 4 << 10;
    /** What one read takes: whoever sends more waits in the kernel, not on the heap. */
    private static final int READ_BYTES = 4 << 10;
    private static final int THREADS = 2;
    private static final int WAITING_REQUESTS = 64;
    private static final int TRY_MS = 2_000;

    private final HttpSettings settings;
    private final Part thread = Part.foreign("weir-http");
    private final EventLoopGroup loop;
    private final ThreadPoolExecutor threads;
    private final Desk desk;
    private Channel channel;

    private HttpServer(HttpSettings settings, List<Route> routes) {
        this.settings = settings;
        this.loop = new MultiThreadIoEventLoopGroup(1, (ThreadFactory) work -> daemon(thread.guarded(work)),
            NioIoHandler.newFactory());
        this.threads = new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_REQUESTS), Parts.pool("weir-http-answer"));
        // Later the process may not be allowed to make any, and then it is asked what is wrong.
        this.threads.prestartAllCoreThreads();
        this.desk = new Desk(settings, new Routes(routes), threads);
    }

    private Thread daemon(Runnable work) {
        Thread made = new Thread(work, thread.name());
        made.setDaemon(true);
        return made;
    }

    /**
     * Opens a server.
     *
     * @throws HttpException if its address cannot be had; nothing is left open then
     */
    public static HttpServer open(HttpSettings settings, List<Route> routes) throws HttpException {
        HttpServer server = new HttpServer(settings, routes);
        try {
            server.bind();
            return server;
        } catch (HttpException e) {
            server.close();
            throw e;
        }
    }

    private void bind() throws HttpException {
        InetSocketAddress local = settings.host().isEmpty()
            ? new InetSocketAddress(settings.port()) : new InetSocketAddress(settings.host(), settings.port());
        ChannelFuture bound = new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 512)
            .childOption(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
            .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
            .childHandler(new Pipeline()).bind(local).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new HttpException("cannot listen for HTTP on " + HttpSettings.address(settings.host(),
                settings.port()) + ": " + cause(bound.cause()) + holder()
                + "; choose another " + (settings.host().isEmpty() ? "port with -addr=:PORT"
                    : "address or port with -addr=HOST:PORT, all addresses with -addr=:PORT") + ", or none with -addr=",
                bound.cause());
        }
        channel = bound.channel();
    }

    private static String cause(Throwable failure) {
        return failure instanceof java.nio.channels.UnresolvedAddressException ? "the host is not known"
            : String.valueOf(failure.getMessage());
    }

    private String holder() {
        StringBuilder text = new StringBuilder();
        for (PortHolder holder : PortHolder.ofTcp(settings.port())) {
            text.append(", held by process ").append(holder.pid() < 0 ? "of another user" : holder.pid()
                + " (" + holder.process() + ")");
        }
        return text.toString();
    }

    private final class Pipeline extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel connection) {
            long idleMs = settings.idle().toMillis();
            connection.pipeline().addLast(
                new IdleStateHandler(true, 0, 0, idleMs, TimeUnit.MILLISECONDS),
                new HttpServerCodec(new HttpDecoderConfig().setMaxInitialLineLength(LINE_BYTES)
                    .setMaxHeaderSize(HEADER_BYTES).setHeadersFactory(FewHeaders.FACTORY)),
                new HttpObjectAggregator(BODY_BYTES, true),
                new FewRequests(),
                new FlowControlHandler(),
                new Exchange(desk));
        }
    }

    /** The TCP port. */
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /**
     * Asks itself for a path and throws the answer away: who asks first then does not wait for classes to be loaded.
     * Any thread; it waits at most some seconds.
     *
     * @throws IOException if there is no answer
     */
    public void tryOut(String path) throws IOException {
        InetSocketAddress own = (InetSocketAddress) channel.localAddress();
        InetAddress host = own.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : own.getAddress();
        try (Socket client = new Socket()) {
            client.connect(new InetSocketAddress(host, own.getPort()), TRY_MS);
            client.setSoTimeout(TRY_MS);
            client.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    /** {@code host:port} as the user wrote it, with the port that the system chose. */
    public String address() {
        return HttpSettings.address(settings.host(), port());
    }

    /** Requests that a route answered; any thread. */
    public long requests() {
        return desk.requests();
    }

    /** Requests that were garbage, not allowed, or too many; any thread. */
    public long refused() {
        return desk.refusals();
    }

    /** Closes all connections, without waiting for answers that are on their way. */
    @Override
    public void close() {
        if (channel != null) {
            channel.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
        threads.shutdownNow();
        thread.end();
        loop.shutdownGracefully(0, 500, TimeUnit.MILLISECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
}
