// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DatagramPacket;
import io.weir.engine.metrics.Counter;
import io.weir.engine.ring.JumboPool;
import io.weir.log.Event;
import java.net.InetSocketAddress;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies each datagram that Netty read into the intake; the socket's thread. */
final class SocketHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(SocketHandler.class);

    private final DatagramIntake intake;
    private final ReusedBuffer buffer;
    private final LongSupplier clock = new EpochClock();
    private final byte[] bytes = new byte[JumboPool.BUFFER_BYTES];
    private final int batch;
    private ReadPace pace;
    private int datagrams;
    /** What waited before anybody read is taken as fast as workers take it, and not dropped for coming at once. */
    private boolean catchingUp;
    private long dropsBefore;

    /** A handler of a socket from which {@code batch} datagrams are read at once; some may wait in it already. */
    SocketHandler(DatagramIntake intake, int batch, boolean waiting) {
        this.intake = intake;
        this.buffer = new ReusedBuffer(batch * JumboPool.BUFFER_BYTES);
        this.batch = batch;
        this.catchingUp = waiting;
    }

    /** What is read goes into it. */
    ReusedBuffer buffer() {
        return buffer;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        Channel channel = context.channel();
        dropsBefore = SocketMemory.drops(channel);
        intake.patientWhile(() -> catchingUp && !isOverrun(channel));
        // The kernel tells the double of what it holds.
        pace = new ReadPace(batch, channel.config().getOption(ChannelOption.SO_RCVBUF) / 2);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        datagrams++;
        try {
            ByteBuf content = packet.content();
            int length = content.readableBytes();
            content.getBytes(content.readerIndex(), bytes, 0, length);
            InetSocketAddress sender = packet.sender();
            intake.offer(sender.getAddress(), sender.getPort(), bytes, 0, length, clock.getAsLong());
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        intake.flush();
        if (catchingUp && isCaughtUp(context.channel())) {
            catchingUp = false;
            intake.patientWhile(() -> false);
        }
        long restNs = pace.rest(datagrams, System.nanoTime());
        datagrams = 0;
        if (restNs > 0) {
            LockSupport.parkNanos(this, restNs);
        }
    }

    private boolean isCaughtUp(Channel channel) {
        return datagrams < batch && intake.hasRoom() || isOverrun(channel);
    }

    /** More comes than workers take, or one of them is stuck: then it is better to choose what to drop. */
    private boolean isOverrun(Channel channel) {
        return SocketMemory.drops(channel) > dropsBefore;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean first = intake.counters().get(Counter.SOCKET_ERRORS) == 0;
        intake.counters().increment(Counter.SOCKET_ERRORS);
        if (first) {
            Event.SOCKET_FAILED.to(LOG).addKeyValue("socket", context.channel().localAddress()).setCause(cause)
                .log("socket cannot be read; further errors of this socket are only counted");
        }
    }

    @Override
    public void channelUnregistered(ChannelHandlerContext context) {
        buffer.release();
    }
}
