// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.weir.engine.metrics.Counters;

/** One open socket with a thread that reads it into its intake. Any thread may call. */
interface UdpSocket {
    /** The local port. */
    int port();

    /** Bytes of receive buffer that the kernel granted, or -1 if it does not say. */
    int receiveBuffer();

    /** Datagrams that the kernel dropped because the receive buffer was full, or -1 if it does not say. */
    long kernelDrops();

    /** Bytes that wait in the receive buffer, or -1 if the kernel does not say. */
    long pendingBytes();

    /** The counters that the socket's thread writes. */
    Counters counters();

    /** Sources that are not let in. */
    TopSources refused();

    /** Sources that sent beyond the limit. */
    TopSources limited();

    /** A blocking intake waits no longer for room. */
    void giveUp();

    /** Closes the socket and ends its thread; waits for both, at most about a second. */
    void close();
}
