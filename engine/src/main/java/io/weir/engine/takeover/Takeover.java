// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.takeover;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.receive.PassedSocket;
import io.weir.engine.receive.PassedSockets;
import io.weir.engine.receive.PortHolder;
import io.weir.log.Event;
import io.weir.log.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other Weir, from the side of the one that takes over; the collector's thread. */
public final class Takeover implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);
    /** How long a process that reads the port has to begin to answer: a Weir may be about to start. */
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final long LOOK_NS = 100_000_000L;
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** What the end of a Weir takes beyond its {@code -stop.timeout}. */
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final String STOPPED = "it was asked to stop before it took over";
    private static final Pattern ANSWER_FORM = Pattern.compile("sockets (\\d{1,4}) (\\d{1,15}) (\\d{1,15})");

    private final Link link;
    private final Duration stop;
    private final long pid;
    private List<PassedSocket> sockets = List.of();

    private Takeover(Link link, Duration stop, long pid) {
        this.link = link;
        this.stop = stop;
        this.pid = pid;
    }

    /**
     * The Weir that reads an address of {@code listeners}, whose sockets this process has from now on, too; empty if
     * there is none.
     *
     * @param wanted whether to go on
     * @throws TakeoverException if it does not give them
     */
    public static Optional<Takeover> find(List<ListenerConfig> listeners, BooleanSupplier wanted)
        throws TakeoverException {
        return find(listeners, OPENING, wanted);
    }

    static Optional<Takeover> find(List<ListenerConfig> listeners, Duration opening, BooleanSupplier wanted)
        throws TakeoverException {
        if (!Epoll.isAvailable()) {
            throw new TakeoverException("-takeover needs epoll, which cannot be used here: "
                + Epoll.unavailabilityCause().getMessage());
        }
        long end = System.nanoTime() + opening.toNanos();
        Optional<Takeover> found = ask(listeners);
        while (found.isEmpty() && isHeld(listeners)) {
            if (System.nanoTime() - end > 0) {
                throw new TakeoverException("another process reads the port of a listener and does not hand over: it "
                    + "is no Weir, or an older one; end it, or start this one without -takeover");
            }
            if (!wanted.getAsBoolean()) {
                throw new TakeoverException(STOPPED);
            }
            LockSupport.parkNanos(LOOK_NS);
            found = ask(listeners);
        }
        return found;
    }

    private static Optional<Takeover> ask(List<ListenerConfig> listeners) throws TakeoverException {
        for (ListenerConfig listener : listeners) {
            try {
                Link link = Link.to(Door.of(listener));
                if (link.isTrusted()) {
                    return Optional.of(begin(link, listeners));
                }
                Event.TAKEOVER_REFUSED.to(LOG).addKeyValue("port", listener.port()).addKeyValue("user", link.peer())
                    .log("a process of another user offers sockets, which are not taken: run both as one user");
                link.close();
            } catch (ConnectException nobody) {
                continue;
            } catch (IOException e) {
                throw new TakeoverException("the Weir on port " + listener.port() + " does not hand over: "
                    + Reason.of(e) + "; stop it, then start this one without -takeover", e);
            }
        }
        return Optional.empty();
    }

    /** Whether another process reads one of them; a Weir that is about to collect will answer soon. */
    private static boolean isHeld(List<ListenerConfig> listeners) throws TakeoverException {
        for (ListenerConfig listener : listeners) {
            try {
                if (listener.port() != 0 && !PortHolder.of(listener.port(), listener.address()).isEmpty()) {
                    return true;
                }
            } catch (UnknownHostException e) {
                throw new TakeoverException("there is no address of " + listener.host(), e);
            }
        }
        return false;
    }

    private static Takeover begin(Link link, List<ListenerConfig> listeners) throws IOException, TakeoverException {
        try {
            link.write("weir-takeover 1 " + ProcessHandle.current().pid());
            String line = link.read(ANSWER);
            Matcher answer = ANSWER_FORM.matcher(line);
            if (!answer.matches()) {
                throw new TakeoverException("the other Weir does not hand over: " + line.replaceFirst("^refused ", ""));
            }
            Takeover takeover = new Takeover(link, Duration.ofMillis(Long.parseLong(answer.group(2))),
                Long.parseLong(answer.group(3)));
            takeover.receive(Integer.parseInt(answer.group(1)));
            takeover.refuseDoubles(listeners);
            takeover.refuseOthers(listeners);
            return takeover;
        } catch (IOException | TakeoverException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    private void receive(int count) throws IOException {
        link.write("send");
        List<PassedSocket> received = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int descriptor = link.receive(ANSWER);
            received.add(new PassedSocket(descriptor, new Socket(descriptor).localAddress(), false,
                PassedSocket.UNKNOWN));
        }
        sockets = List.copyOf(received);
    }

    private void refuseDoubles(List<ListenerConfig> listeners) throws TakeoverException {
        for (PassedSocket socket : new PassedSockets(sockets).claimedTwice(listeners)) {
            throw new TakeoverException("two listeners of -listen are at the address " + socket.local()
                + ", whose sockets only one of them can take over: leave one out");
        }
    }

    /** Beside a third process on a port of its own each would get a part of the datagrams. */
    private void refuseOthers(List<ListenerConfig> listeners) throws TakeoverException {
        PassedSockets had = new PassedSockets(sockets);
        List<ListenerConfig> rest = listeners.stream().filter(listener -> had.of(listener).isEmpty()).toList();
        for (ListenerConfig listener : rest) {
            if (isHeld(List.of(listener))) {
                throw new TakeoverException("the Weir with process number " + pid + " does not read port "
                    + listener.port() + " as -listen of this one says, but a process does: name only listeners of one "
                    + "Weir, each as it has them");
            }
        }
    }

    /** The number of its process. */
    public long pid() {
        return pid;
    }

    /**
     * Has the other Weir end, all but the sockets, and returns them when it has, or is dead; those that none of
     * {@code listeners} reads are closed.
     *
     * @throws TakeoverException if it does not end in the time that it has for it
     */
    public PassedSockets release(List<ListenerConfig> listeners, BooleanSupplier wanted) throws TakeoverException {
        PassedSockets passed = new PassedSockets(release(wanted));
        for (PassedSocket socket : passed.unclaimed(listeners)) {
            Event.SOCKETS_CLOSED_UNREAD.to(LOG).addKeyValue("socket", socket.local())
                .log("the other Weir read a socket that no -listen of this one names: it is closed");
            close(socket);
        }
        return passed;
    }

    private static void close(PassedSocket socket) {
        try {
            new FileDescriptor(socket.descriptor()).close();
        } catch (IOException e) {
            Event.SOCKET_NOT_CLOSED.to(LOG).addKeyValue("socket", socket.local()).setCause(e)
                .log("a socket could not be closed");
        }
    }

    private List<PassedSocket> release(BooleanSupplier wanted) throws TakeoverException {
        Event.TAKEOVER_BEGUN.to(LOG).addKeyValue("pid", pid).addKeyValue("sockets", sockets.size())
            .log("takes over from another Weir");
        try {
            String line = answer("release", wanted);
            return line.equals(Offer.ENDING) ? awaitEnd(wanted) : drops(line);
        } catch (SocketTimeoutException e) {
            throw new TakeoverException(!wanted.getAsBoolean() ? STOPPED : "the Weir with process number " + pid
                + " does not end within its -stop.timeout; look at its log, end it, then start this one again", e);
        } catch (IOException gone) {
            awaitDeath(ANSWER, wanted);
            Event.TAKEOVER_PEER_DEAD.to(LOG).addKeyValue("pid", pid)
                .log("the other Weir died before it had ended in order; its sockets are here");
            return sockets;
        }
    }

    /** It was asked to stop by somebody else at the same time. */
    private List<PassedSocket> awaitEnd(BooleanSupplier wanted) throws TakeoverException {
        awaitDeath(stop.plus(GRACE), wanted);
        return sockets;
    }

    /** What it answers; also what it had said before it closed the connection. */
    private String answer(String word, BooleanSupplier wanted) throws IOException {
        try {
            link.write(word);
        } catch (IOException closed) {
            return link.read(ANSWER, wanted);
        }
        return link.read(stop.plus(GRACE), wanted);
    }

    /** A Weir that only closed the connection goes on reading, and two must not. */
    private void awaitDeath(Duration longest, BooleanSupplier wanted) throws TakeoverException {
        long end = System.nanoTime() + longest.toNanos();
        while (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
            if (System.nanoTime() - end > 0) {
                throw new TakeoverException("the Weir with process number " + pid + " gave the take-over up and goes "
                    + "on: look at its log, then start this one again");
            }
            if (!wanted.getAsBoolean()) {
                throw new TakeoverException(STOPPED);
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /** From {@code released DROPS DROPS …}: what the kernel drops from then on is this Weir's to tell. */
    private List<PassedSocket> drops(String line) throws TakeoverException {
        String[] words = line.split(" ");
        if (!words[0].equals("released")) {
            throw new TakeoverException("the other Weir does not hand over: " + line.replaceFirst("^refused ", ""));
        }
        List<PassedSocket> known = new ArrayList<>();
        for (int i = 0; i < sockets.size(); i++) {
            known.add(i + 1 < words.length ? sockets.get(i).dropped(Long.parseLong(words[i + 1])) : sockets.get(i));
        }
        return known;
    }

    /** Tells the other Weir that this one collects, so that it may end. */
    public void running() {
        try {
            link.write("running");
        } catch (IOException dead) {
            Event.TAKEOVER_PEER_DEAD.to(LOG).addKeyValue("pid", pid).log("the other Weir is gone already");
        }
    }

    @Override
    public void close() {
        try {
            link.close();
        } catch (IOException e) {
            Event.SOCKET_NOT_CLOSED.to(LOG).setCause(e).log("the connection to the other Weir could not be closed");
        }
    }
}
