// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.weir.codec.Pace;
import io.weir.engine.access.Access;

/**
 * What sockets are opened with.
 *
 * @param receiveBufferBytes bytes asked of the kernel for each socket
 * @param batch datagrams read with one system call, at most
 * @param epoll whether to use epoll where the system has it; else one socket is read through Java's own channels
 * @param access who may send
 * @param limit datagrams that one source may send, to each socket
 * @param passed sockets that are open already
 */
public record ReceiveSettings(int receiveBufferBytes, int batch, boolean epoll, Access access, Pace limit,
    PassedSockets passed) {
    /** Settings that let everybody send as much as they like. */
    public ReceiveSettings(int receiveBufferBytes, int batch, boolean epoll) {
        this(receiveBufferBytes, batch, epoll, Access.open(), Pace.UNLIMITED, PassedSockets.NONE);
    }

    /** 32 MiB: a cold JVM lost nothing at 200,000 datagrams/s with it, tens of thousands with 8 MiB. */
    public static ReceiveSettings defaults() {
        return new ReceiveSettings(32 << 20, 32, true);
    }

    /** The same for those whom {@code lists} let in, {@code most} datagrams from each. */
    public ReceiveSettings with(Access lists, Pace most) {
        return new ReceiveSettings(receiveBufferBytes, batch, epoll, lists, most, passed);
    }

    /** The same with sockets that are open already, for those listeners whose address they have. */
    public ReceiveSettings with(PassedSockets open) {
        return new ReceiveSettings(receiveBufferBytes, batch, epoll, access, limit, open);
    }
}
