// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.takeover;

import io.netty.channel.unix.Socket;
import io.weir.engine.receive.PassedSocket;
import io.weir.log.Event;
import io.weir.log.Reason;
import io.weir.thread.Part;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a Weir that collects has for one that wants to take over: its sockets, to a process of its own user. Opened and
 * closed by the collector's thread; {@link #handOver} is that thread's, too.
 */
public final class Offer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Offer.class);
    private static final String HELLO = "weir-takeover 1 ";
    /** What is said to one that has the sockets already: it is to wait for the end of this process. */
    static final String ENDING = "ending";
    /** How soon one is heard that wants to take over; this one reads on meanwhile. */
    private static final long LOOK_NS = 200_000_000L;
    private static final int BACKLOG = 4;
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration WARM_UP = Duration.ofMinutes(2);
    private static final Duration SLOW = Duration.ofSeconds(10);
    private static final long STRANGER_NS = 1_000_000_000L;
    private static final int TELL_EVERY = 6;
    private static final long TELL_NS = 10_000_000_000L;

    private final List<PassedSocket> sockets;
    private final Duration stop;
    private final Runnable onRequest;
    private final List<Socket> doors = new ArrayList<>();
    private final Part thread = Part.loop("weir-takeover", this::look);
    private final byte[] nobody = new byte[128];
    private long toldNs;
    private volatile boolean closing;
    private volatile Link successor;

    private Offer(List<PassedSocket> sockets, Duration stop, Runnable onRequest) {
        this.sockets = List.copyOf(sockets);
        this.stop = stop;
        this.onRequest = onRequest;
    }

    /**
     * Offers {@code sockets}, those of a running collector.
     *
     * @param stop the longest that its end takes
     * @param onRequest called once, when another Weir has the sockets and is warm; on a thread of this offer
     */
    public static Offer open(List<PassedSocket> sockets, Duration stop, Runnable onRequest) {
        Offer offer = new Offer(sockets, stop, onRequest);
        sockets.stream().map(PassedSocket::local).distinct().forEach(offer::listen);
        if (!offer.doors.isEmpty()) {
            offer.thread.start();
        }
        return offer;
    }

    private void listen(InetSocketAddress local) {
        Socket door = Socket.newSocketDomain();
        try {
            door.bind(Door.of(local));
            door.listen(BACKLOG);
            doors.add(door);
        } catch (IOException e) {
            Event.TAKEOVER_NOT_OFFERED.to(LOG).addKeyValue("port", local.getPort()).addKeyValue("cause", Reason.of(e))
                .log("another Weir cannot take over from this one: the name for it is in use, as by a second Weir on "
                    + "this port, or cannot be had");
            shut(door);
        }
    }

    private boolean look() throws IOException {
        for (int i = 0; i < doors.size() && !closing; i++) {
            int descriptor = accept(doors.get(i));
            if (descriptor >= 0) {
                return serve(new Link(new Socket(descriptor)));
            }
        }
        LockSupport.parkNanos(LOOK_NS);
        return !closing;
    }

    private int accept(Socket door) throws IOException {
        try {
            return door.accept(nobody);
        } catch (IOException e) {
            if (closing) {
                return -1;
            }
            throw e;
        }
    }

    /** Whether to look on. */
    private boolean serve(Link link) throws IOException {
        boolean given = false;
        try {
            given = give(link);
        } catch (IOException gone) {
            given = closing ? leave(link) : refuse(link, "it went away before it took over: " + Reason.of(gone));
        } finally {
            if (!given) {
                link.close();
            }
        }
        if (given) {
            onRequest.run();
        }
        return !given && !closing;
    }

    private boolean give(Link link) throws IOException {
        if (!link.isTrusted()) {
            // Whoever asks again and again is heard once a second.
            LockSupport.parkNanos(STRANGER_NS);
            return refuse(link, "it belongs to user " + link.peer() + ": start it as the user of this one");
        }
        String hello = link.read(ANSWER);
        if (!hello.matches(HELLO + "\\d+")) {
            return refuse(link, "it does not speak as a Weir of this version does");
        }
        if (sockets.stream().anyMatch(PassedSocket::held)) {
            return refuse(link, "the sockets are systemd's and outlive a restart: systemctl restart weir");
        }
        link.write("sockets " + sockets.size() + " " + stop.toMillis() + " " + ProcessHandle.current().pid());
        expect(link, "send", ANSWER);
        for (PassedSocket socket : sockets) {
            link.send(socket.descriptor());
        }
        expect(link, "release", WARM_UP);
        if (!take(link)) {
            return leave(link);
        }
        Event.TAKEOVER_ASKED.to(LOG).addKeyValue("pid", hello.substring(HELLO.length()))
            .log("another Weir takes over; stopping");
        return true;
    }

    /** It is another's to decide whether this Weir ends for the asking one, or by itself: the first of both. */
    private synchronized boolean take(Link link) {
        if (!closing) {
            successor = link;
        }
        return !closing;
    }

    private void expect(Link link, String word, Duration longest) throws IOException {
        String line = link.read(longest, () -> !closing);
        if (!line.equals(word)) {
            throw new IOException("it said \"" + line + "\" instead of " + word);
        }
    }

    private static boolean leave(Link link) {
        return say(link, ENDING);
    }

    /** Never to be asked again. */
    private static boolean say(Link link, String text) {
        try {
            link.write(text);
        } catch (IOException gone) {
            return false;
        }
        return false;
    }

    private boolean refuse(Link link, String why) {
        long now = System.nanoTime();
        if (toldNs == 0 || now - toldNs > TELL_NS) {
            toldNs = now;
            Event.TAKEOVER_REFUSED.to(LOG).addKeyValue("cause", why)
                .log("a process asked for the sockets and does not get them; told at most each 10 s");
        }
        return say(link, "refused " + why);
    }

    /** Whether another Weir has the sockets and waits for the end of this one. */
    public boolean isTaken() {
        return successor != null;
    }

    /**
     * Tells the other Weir that all is closed but the sockets, and waits until it collects; this offer is closed.
     *
     * @param left the sockets as they were left
     * @param wanted whether to wait on
     * @return false if it died before it collected, or nobody waits any more
     */
    public boolean handOver(List<PassedSocket> left, BooleanSupplier wanted) {
        String drops = left.stream().map(socket -> Long.toString(socket.drops())).collect(Collectors.joining(" "));
        try (Link link = successor) {
            link.write("released " + drops);
            return awaitRunning(link, wanted);
        } catch (IOException dead) {
            return false;
        }
    }

    /** As long as it lives: it has the sockets, and two must not read them. */
    private static boolean awaitRunning(Link link, BooleanSupplier wanted) throws IOException {
        for (int times = 1; wanted.getAsBoolean(); times++) {
            try {
                return link.read(SLOW, wanted).equals("running");
            } catch (SocketTimeoutException notYet) {
                if (times % TELL_EVERY == 1) {
                    Event.TAKEOVER_SLOW.to(LOG).addKeyValue("seconds", times * SLOW.toSeconds())
                        .log("the other Weir has the sockets and does not read them yet: look at its log; if it hangs, "
                            + "kill it, and this one collects again");
                }
            }
        }
        return false;
    }

    /** Nobody can ask any more; who has asked is still spoken to. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
        }
        thread.end();
        doors.forEach(Offer::shut);
    }

    private static void shut(Socket door) {
        try {
            door.close();
        } catch (IOException e) {
            Event.SOCKET_NOT_CLOSED.to(LOG).setCause(e).log("a socket for the take-over could not be closed");
        }
    }
}
