// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.concurrent.RejectedExecutionException;

/** One connection: a request at a time, the next is read when its answer is out. The server's thread. */
final class Exchange extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Answer BAD_REQUEST = Answer.text(400, "bad request\n");
    private static final Answer BUSY = Answer.text(503, "too many requests at once, try again\n");

    private final Desk desk;

    Exchange(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!desk.connections().enter(context.channel())) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        desk.connections().leave(context.channel());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest message) {
        desk.connections().busy(context.channel());
        // What came behind this request waits in the flow control before this handler.
        context.channel().config().setAutoRead(false);
        if (message.decoderResult().isFailure() || message.protocolVersion().majorVersion() != 1
            || message.headers().getAll(HttpHeaderNames.HOST).size() > 1) {
            desk.refused();
            send(context, desk.render(BAD_REQUEST), false, false);
            return;
        }
        boolean keep = HttpUtil.isKeepAlive(message);
        boolean head = message.method().equals(HttpMethod.HEAD);
        Request request;
        try {
            request = Requests.of(message);
        } catch (IllegalArgumentException malformedPath) {
            desk.refused();
            send(context, desk.render(BAD_REQUEST), false, head);
            return;
        }
        answer(context, request, keep, head);
    }

    private void answer(ChannelHandlerContext context, Request request, boolean keep, boolean head) {
        Route route = desk.route(context.channel().remoteAddress(), request);
        if (route.quick()) {
            send(context, desk.answer(route, request), keep, head);
            return;
        }
        try {
            desk.threads().execute(() -> {
                Rendered answer = desk.answer(route, request);
                hand(context, answer, () -> send(context, answer, keep, head));
            });
        } catch (RejectedExecutionException | OutOfMemoryError full) {
            desk.refused();
            send(context, desk.render(BUSY), keep, head);
        }
    }

    /** Back to the server's thread, if there still is one. */
    private static void hand(ChannelHandlerContext context, Rendered answer, Runnable send) {
        try {
            context.executor().execute(send);
        } catch (RejectedExecutionException closed) {
            answer.content().release();
        }
    }

    private void send(ChannelHandlerContext context, Rendered answer, boolean keep, boolean head) {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()));
        answer.headers().forEach(response.headers()::set);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.content().length());
        // A browser takes content for nothing else than what we say it is.
        response.headers().set("x-content-type-options", "nosniff");
        if (!keep) {
            response.headers().set(HttpHeaderNames.CONNECTION, "close");
        }
        context.write(response);
        for (ByteBuf piece : answer.content().pieces()) {
            if (head) {
                piece.release();
            } else {
                context.write(new DefaultHttpContent(piece));
            }
        }
        ChannelFuture sent = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        sent.addListener(done -> answer.content().release());
        if (keep) {
            sent.addListener(done -> next(context));
        } else {
            sent.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void next(ChannelHandlerContext context) {
        FewRequests ahead = context.pipeline().get(FewRequests.class);
        if (ahead != null) {
            ahead.answered();
        }
        desk.connections().idle(context.channel());
        context.channel().config().setAutoRead(true);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            context.close();
        }
    }

    /** The client is gone, or talks no HTTP: there is nobody to answer. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        desk.refused();
        context.close();
    }
}
