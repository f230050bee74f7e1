// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.unix.RawUnixChannelOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of a socket's buffer; -1 where it does not. Any thread. */
final class SocketMemory {
    private static final RawUnixChannelOption MEMINFO = new RawUnixChannelOption("SO_MEMINFO", 1, 55, 36);
    private static final int USED = 0;
    private static final int DROPS = 32;

    private static final Path MOST = Path.of("/proc/sys/net/core/rmem_max");

    private SocketMemory() {
    }

    /** The receive buffer in bytes that any process may ask for; 0 if the system does not say. */
    static long mostAllowed() {
        try {
            return Long.parseLong(Files.readString(MOST).strip());
        } catch (IOException | NumberFormatException notSaid) {
            return 0;
        }
    }

    /** Bytes that unread datagrams take. */
    static long used(Channel channel) {
        return get(channel, USED);
    }

    /** Datagrams dropped for want of room since the socket was opened. */
    static long drops(Channel channel) {
        return get(channel, DROPS);
    }

    private static long get(Channel channel, int at) {
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
}
