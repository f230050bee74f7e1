// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.takeover;

import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A connection of two Weirs: lines of ASCII, and descriptors. One thread at a time. The sockets never block; who waits
 * looks each millisecond, as long as it wants to.
 */
final class Link implements AutoCloseable {
    private static final long LOOK_NS = 1_000_000;
    private static final int LONGEST_LINE = 4_096;
    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    private static final int UID_AT = 4;
    private static final int CREDENTIALS = 12;
    private static final int ROOT = 0;

    private final Socket socket;
    private final ByteBuffer one = ByteBuffer.allocateDirect(1);
    private final StringBuilder line = new StringBuilder();

    /** One that {@code socket} is an end of. */
    Link(Socket socket) {
        this.socket = socket;
    }

    /** Connects; fails if nobody listens. */
    static Link to(DomainSocketAddress address) throws IOException {
        Socket socket = Socket.newSocketDomain();
        try {
            if (!socket.connect(address)) {
                throw new IOException("the other side has too many connections");
            }
            return new Link(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** The user whose process has the other end. */
    int peer() throws IOException {
        ByteBuffer credentials = ByteBuffer.allocateDirect(CREDENTIALS).order(ByteOrder.nativeOrder());
        socket.getRawOpt(SOL_SOCKET, SO_PEERCRED, credentials);
        return credentials.getInt(UID_AT);
    }

    /** Whether the other end is a process of this user, or of one who may do all. */
    boolean isTrusted() throws IOException {
        int peer = peer();
        return peer == ROOT || peer == (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }

    void write(String text) throws IOException {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes);
        // A line is less than any socket's buffer, and the other side waits for it.
        if (socket.write(buffer, 0, bytes.length) != bytes.length) {
            throw new IOException("the other side does not read");
        }
    }

    void send(int descriptor) throws IOException {
        long end = end(Duration.ofSeconds(5));
        while (socket.sendFd(descriptor) <= 0) {
            await(end, () -> true);
        }
    }

    int receive(Duration longest) throws IOException {
        long end = end(longest);
        int descriptor = socket.recvFd();
        while (descriptor == 0) {
            await(end, () -> true);
            descriptor = socket.recvFd();
        }
        if (descriptor < 0) {
            throw new EOFException("the other side closed the connection");
        }
        return descriptor;
    }

    /** The next line. */
    String read(Duration longest) throws IOException {
        return read(longest, () -> true);
    }

    /**
     * The next line, while {@code wanted}.
     *
     * @throws EOFException if the other side is gone
     * @throws SocketTimeoutException if it says nothing in time
     */
    String read(Duration longest, BooleanSupplier wanted) throws IOException {
        long end = end(longest);
        while (true) {
            int count = socket.read(one.clear(), 0, 1);
            if (count < 0) {
                throw new EOFException("the other side closed the connection");
            }
            if (count == 0) {
                await(end, wanted);
            } else if (one.get(0) == '\n') {
                String text = line.toString();
                line.setLength(0);
                return text;
            } else if (line.length() == LONGEST_LINE) {
                throw new IOException("the other side does not speak as a Weir does");
            } else {
                line.append((char) (one.get(0) & 0xff));
            }
        }
    }

    private static long end(Duration longest) {
        return System.nanoTime() + longest.toNanos();
    }

    private static void await(long end, BooleanSupplier wanted) throws SocketTimeoutException {
        if (!wanted.getAsBoolean() || System.nanoTime() - end > 0) {
            throw new SocketTimeoutException("the other side does not answer");
        }
        LockSupport.parkNanos(LOOK_NS);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
