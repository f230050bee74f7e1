// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.socket.SocketProtocolFamily;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.Counters;
import io.weir.engine.ring.Inlet;
import io.weir.engine.metrics.SourceCount;
import io.weir.engine.ring.JumboPool;
import io.weir.engine.ring.Ring;
import io.weir.log.Event;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of one listener. {@link #open} once, then {@link #drain} and {@link #close}, by the collector's thread;
 * the rest from any thread.
 */
public final class UdpReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(UdpReceiver.class);
    private static final long POLL_NS = 2_000_000;
    private static final Counter[] DROPS = {Counter.DROPPED_RING_FULL, Counter.DROPPED_SHARE,
        Counter.DROPPED_NO_BUFFER, Counter.DROPPED_STOPPING};
    /** Looks without a new datagram after which a socket counts as empty, if the kernel says so or says nothing. */
    private static final int QUIET_LOOKS = 3;
    private static final int QUIET_LOOKS_BLIND = 25;

    private final ListenerConfig config;
    private final List<Inlet> inlets;
    private final JumboPool pool;
    private final ReceiveSettings settings;
    private final List<PassedSocket> passed;
    private final List<UdpSocket> sockets = new ArrayList<>();

    /** A receiver that fills {@code inlets}, one a worker; nothing is open yet. */
    public UdpReceiver(ListenerConfig config, List<Inlet> inlets, JumboPool pool, ReceiveSettings settings) {
        this.config = config;
        this.inlets = List.copyOf(inlets);
        this.pool = pool;
        this.settings = settings;
        this.passed = settings.passed().of(config);
    }

    /** Opens the sockets and starts to read them; if one cannot be opened, none is left open. */
    public void open() throws IOException {
        boolean epoll = settings.epoll() && Epoll.isAvailable();
        try {
            if (passed.isEmpty()) {
                warnOfHolders();
                openAll(epoll);
            } else {
                adoptAll();
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
        warnOfBuffer();
    }

    private void openAll(boolean epoll) throws IOException {
        int count = epoll ? config.count() : 1;
        if (!epoll) {
            Event.ONE_SOCKET_ONLY.to(LOG).addKeyValue("count", config.count())
                .log("no epoll on this system: one socket is used whatever count says, each datagram costs a system "
                    + "call, so less is received before the kernel drops, and what it drops cannot be counted");
        }
        int port = config.port();
        for (int i = 0; i < count; i++) {
            UdpSocket socket = bind(intake(i), port, epoll, "weir-socket-" + i);
            sockets.add(socket);
            port = socket.port();
        }
    }

    private void adoptAll() throws IOException {
        long waiting = 0;
        long dropped = 0;
        for (int i = 0; i < passed.size(); i++) {
            UdpSocket socket = EpollSocket.adopt(intake(i), passed.get(i), settings, "weir-socket-" + i);
            sockets.add(socket);
            waiting += Math.max(0, socket.pendingBytes());
            dropped += socket.passed().drops();
        }
        Event.SOCKETS_PASSED.to(LOG).addKeyValue("port", config.port()).addKeyValue("count", passed.size())
            .addKeyValue("waiting_bytes", waiting).addKeyValue("dropped_before", dropped)
            .log("reads sockets that were open before, and what waits in them");
    }

    private DatagramIntake intake(int socket) {
        return new DatagramIntake(rings(socket), pool, config.blocking(), new Counters(), settings);
    }

    private List<Ring> rings(int socket) {
        return inlets.stream().map(inlet -> inlet.ring(socket)).toList();
    }

    private UdpSocket bind(DatagramIntake intake, int port, boolean epoll, String thread) throws IOException {
        InetAddress address = config.address();
        if (address != null) {
            return bind(intake, new InetSocketAddress(address, port), family(address), epoll, thread);
        }
        try {
            return bind(intake, new InetSocketAddress(port), null, epoll, thread);
        } catch (IOException withoutIpv6) {
            if (String.valueOf(withoutIpv6.getMessage()).contains("in use")) {
                throw withoutIpv6;
            }
            // A host may have the IPv6 stack and yet not let it be used.
            InetAddress any = InetAddress.getByAddress(new byte[4]);
            return bind(intake, new InetSocketAddress(any, port), StandardProtocolFamily.INET, epoll, thread);
        }
    }

    private UdpSocket bind(DatagramIntake intake, InetSocketAddress local, StandardProtocolFamily family,
        boolean epoll, String thread) throws IOException {
        if (!epoll) {
            return NioSocket.open(intake, family, local, settings, thread);
        }
        SocketProtocolFamily netty = family == null ? null : SocketProtocolFamily.of(family);
        return EpollSocket.open(intake, netty, local, settings, thread);
    }

    private static StandardProtocolFamily family(InetAddress address) {
        return address instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }

    private void warnOfHolders() throws IOException {
        if (config.port() == 0) {
            return;
        }
        for (PortHolder holder : PortHolder.of(config.port(), config.address())) {
            if (holder.pid() == ProcessHandle.current().pid()) {
                continue;
            }
            Event.PORT_SHARED.to(LOG).addKeyValue("port", config.port()).addKeyValue("pid", holder.pid())
                .addKeyValue("process", holder.process())
                .log("the port is already held by another process: it will get part of the exporters' datagrams");
        }
    }

    private void warnOfBuffer() {
        int granted = sockets.get(0).receiveBuffer();
        if (granted >= 0 && granted < settings.receiveBufferBytes()) {
            Event.SOCKET_BUFFER_SMALL.to(LOG).addKeyValue("port", port())
                .addKeyValue("asked", settings.receiveBufferBytes())
                .addKeyValue("granted", granted)
                .log("socket receive buffer is smaller than asked for, bursts may be lost: " + (isHeld()
                    ? "set ReceiveBuffer=32M in weir.socket"
                    : "raise it with sysctl -w net.core.rmem_max=" + settings.receiveBufferBytes()));
        }
    }

    /** Whether who passed the sockets keeps them open, so that what is unread at the end is not lost. */
    public boolean isHeld() {
        return passed.stream().anyMatch(PassedSocket::held);
    }

    /** Whether another Weir can have the sockets as they are. */
    public boolean isPassable() {
        return sockets.stream().allMatch(UdpSocket::isPassable);
    }

    /** Its sockets as another reader can have them. */
    public List<PassedSocket> passed() {
        return sockets.stream().map(UdpSocket::passed).toList();
    }

    /** Bytes that the kernel keeps of datagrams while nobody reads, all sockets; -1 if the system does not say. */
    public long roomBytes() {
        long sum = 0;
        for (UdpSocket socket : sockets) {
            if (socket.receiveBuffer() < 0) {
                return -1;
            }
            // The kernel counts with its own overhead, and allows for it by doubling what was granted.
            sum += 2L * socket.receiveBuffer();
        }
        return sum;
    }

    /** The local port. */
    public int port() {
        return sockets.get(0).port();
    }

    /** The number of open sockets. */
    public int count() {
        return sockets.size();
    }

    /** The counters of a socket. */
    public Counters counters(int socket) {
        return sockets.get(socket).intake().counters();
    }

    /** Datagrams that the kernel dropped for want of receive buffer, or -1 if the system does not say. */
    public long kernelDrops(int socket) {
        return sockets.get(socket).kernelDrops();
    }

    /** Waits until the kernel's rest is read, at most {@code longest}; whether it was. */
    public boolean drain(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        long seen = -1;
        int quiet = 0;
        while (System.nanoTime() < end) {
            long now = sum(Counter.DATAGRAMS_RECEIVED);
            quiet = now == seen ? quiet + 1 : 0;
            seen = now;
            if (isEmpty(quiet)) {
                return true;
            }
            LockSupport.parkNanos(POLL_NS);
        }
        return isEmpty(QUIET_LOOKS_BLIND);
    }

    /** Bytes of memory that unread datagrams take in the kernel; 0 where the system does not say. */
    public long pendingBytes() {
        long sum = 0;
        for (UdpSocket socket : sockets) {
            sum += Math.max(0, socket.pendingBytes());
        }
        return sum;
    }

    private boolean isEmpty(int quietLooks) {
        for (UdpSocket socket : sockets) {
            long pending = socket.pendingBytes();
            if (pending > 0 || quietLooks < (pending < 0 ? QUIET_LOOKS_BLIND : QUIET_LOOKS)) {
                return false;
            }
        }
        return true;
    }

    /** Datagrams lost between the network and the workers so far: for want of room in a buffer or ring. */
    public long lost() {
        long sum = 0;
        for (UdpSocket socket : sockets) {
            sum += Math.max(0, socket.kernelDrops());
            for (Counter counter : DROPS) {
                sum += socket.intake().counters().get(counter);
            }
        }
        return sum;
    }

    /** Those among the lost that the kernel dropped. */
    public long lostInKernel() {
        long sum = 0;
        for (UdpSocket socket : sockets) {
            sum += Math.max(0, socket.kernelDrops());
        }
        return sum;
    }

    /** Sources that are not let in, those with most datagrams; for each socket that heard it once. */
    public List<SourceCount> refused() {
        List<SourceCount> all = new ArrayList<>();
        sockets.forEach(socket -> socket.intake().refused().list(all));
        return all;
    }

    /** Sources that sent beyond the limit, likewise. */
    public List<SourceCount> limited() {
        List<SourceCount> all = new ArrayList<>();
        sockets.forEach(socket -> socket.intake().limited().list(all));
        return all;
    }

    /** Sources for whose datagrams there was no room, likewise. */
    public List<SourceCount> dropped() {
        List<SourceCount> all = new ArrayList<>();
        sockets.forEach(socket -> socket.intake().dropped().list(all));
        return all;
    }

    /** Datagrams of one fate so far, all sockets. */
    public long sum(Counter counter) {
        long sum = 0;
        for (UdpSocket socket : sockets) {
            sum += socket.intake().counters().get(counter);
        }
        return sum;
    }

    /**
     * Ends reading; the sockets stay open with what is unread in them, and their counters stay readable.
     *
     * @param longest what has been read waits so long for room in the rings
     */
    public void release(Duration longest) {
        sockets.forEach(UdpSocket::beginRelease);
        long end = System.nanoTime() + longest.toNanos();
        while (!sockets.stream().allMatch(UdpSocket::isReleased) && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL_NS);
        }
        // One whose thread waits for room in a ring, behind a sink that does not go on.
        sockets.forEach(socket -> socket.intake().giveUp());
        sockets.forEach(UdpSocket::release);
    }

    /** Closes the sockets; their counters stay readable. */
    public void close() {
        sockets.forEach(socket -> socket.intake().giveUp());
        sockets.forEach(UdpSocket::close);
    }
}
