// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Bounds the requests of one connection that wait for their turn: hundreds of small ones come with one read, and take
 * many times their bytes. Who sends more than a few ahead is cut off. The server's thread.
 */
final class FewRequests extends ChannelInboundHandlerAdapter {
    private static final int MOST = 16;

    private int waiting;

    @Override
    public void channelRead(ChannelHandlerContext context, Object request) {
        if (waiting == MOST) {
            ReferenceCountUtil.release(request);
            context.close();
            return;
        }
        waiting++;
        context.fireChannelRead(request);
    }

    /** One of them was answered. */
    void answered() {
        waiting--;
    }
}
