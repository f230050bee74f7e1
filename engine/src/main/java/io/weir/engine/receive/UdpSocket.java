// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

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

    /** Where its thread puts what it reads, with what is counted there. */
    DatagramIntake intake();

    /** Closes the socket and ends its thread; waits for both, at most about a second. */
    void close();

    /** Whether another reader can have it. */
    boolean isPassable();

    /** The socket as another reader can have it: its descriptor, and the kernel's drops so far; null if it cannot. */
    PassedSocket passed();

    /** Begins to end reading: what is not read yet is not. */
    void beginRelease();

    /** Whether nothing is read any more, after {@link #beginRelease}. */
    boolean isReleased();

    /** Ends reading, and the thread; a socket that another reader can have stays open, and what comes waits in it. */
    void release();
}
