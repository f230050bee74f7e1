// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.protocol.Scheme;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.decode.Worker;
import io.weir.engine.deliver.RecentLoss;
import io.weir.engine.metrics.Account;
import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.SnapshotBuilder;
import io.weir.engine.metrics.SocketAccount;
import io.weir.engine.metrics.TurnedAway;
import io.weir.engine.metrics.WorkerAccount;
import io.weir.engine.receive.ReceiveSettings;
import io.weir.engine.receive.UdpReceiver;
import io.weir.engine.ring.Inlet;
import io.weir.engine.ring.JumboPool;
import io.weir.engine.ring.RingMemory;
import io.weir.engine.state.Kept;
import io.weir.log.Event;
import io.weir.log.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener's machine: sockets, rings, workers. The collector's thread. */
final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final ListenerConfig config;
    private final RingMemory memory;
    private final UdpReceiver receiver;
    private final List<Worker> workers = new ArrayList<>();
    private final DropWatch drops = new DropWatch(LOG, System::nanoTime);
    private final RecentLoss recentLoss = new RecentLoss(System::nanoTime);
    private final SourceWatch refused;
    private final SourceWatch limited;
    private volatile boolean open;
    /** Whether the sockets were ever opened: their counters stay readable. */
    private volatile boolean bound;

    /** A listener whose workers are counted from {@code firstWorker} on. */
    Listener(ListenerConfig config, long budgetBytes, ReceiveSettings receive, int firstWorker,
        Worker.WorkerSetup setup) {
        this.config = config;
        this.memory = RingMemory.of(config.queueSize(), config.workers() * config.count(), budgetBytes);
        List<Inlet> inlets = new ArrayList<>();
        for (int i = 0; i < config.workers(); i++) {
            Inlet inlet = new Inlet(config.count(), memory.slots());
            inlets.add(inlet);
            workers.add(new Worker(firstWorker + i, inlet, setup.of(Scheme.of(config.scheme()))));
        }
        this.receiver = new UdpReceiver(config, inlets, new JumboPool(memory.buffers()), receive);
        this.refused = new SourceWatch(LOG, Event.EXPORTERS_REFUSED, System::nanoTime,
            "datagrams refused, their source may not send (-exporters.allow, -exporters.deny)", receiver::refused);
        this.limited = new SourceWatch(LOG, Event.EXPORTERS_LIMITED, System::nanoTime,
            "datagrams dropped, their source sends more than -limit.datagrams allows", receiver::limited);
    }

    void startWorkers() throws CollectorException {
        workers.forEach(Worker::start);
        try {
            workers.forEach(Worker::awaitReady);
        } catch (CompletionException e) {
            throw new CollectorException("a worker of " + this + " cannot start: " + e.getCause(), e.getCause());
        }
    }

    void open() throws CollectorException {
        if (memory.datagrams() < config.queueSize()) {
            Event.QUEUE_REDUCED.to(LOG).addKeyValue("port", config.port()).addKeyValue("asked", config.queueSize())
                .addKeyValue("granted", memory.datagrams())
                .log("queue_size is more than memory allows (the plan of memory says how much all rings may take)");
        }
        try {
            receiver.open();
        } catch (IOException | RuntimeException e) {
            throw new CollectorException("cannot listen on " + this + ": " + Reason.of(e)
                + "; free the port, or choose another address or port with -listen", e);
        }
        open = true;
        bound = true;
        Event.COLLECTION_STARTED.to(LOG).addKeyValue("scheme", config.scheme())
            .addKeyValue("hostname", config.host()).addKeyValue("port", receiver.port())
            .addKeyValue("count", receiver.count()).addKeyValue("workers", config.workers())
            .addKeyValue("blocking", config.blocking())
            .addKeyValue("queue_size", memory.datagrams()).addKeyValue("ring_bytes", memory.bytes())
            .log("starting collection");
        RestartRoom.tell(LOG, receiver);
    }

    /** Says it if datagrams were lost; the log's thread. */
    void watchDrops() {
        if (open) {
            isLosing();
            drops.look(receiver.port(), lost());
            refused.look(receiver.port(), receiver.sum(Counter.REFUSED));
            limited.look(receiver.port(), receiver.sum(Counter.LIMITED));
        }
    }

    /** Whether datagrams were lost within the last seconds, other than of who took more than a share; any thread. */
    boolean isLosing() {
        // Read first, as what grows meanwhile must not make the difference larger than it is.
        return bound && recentLoss.look(receiver.lost() - receiver.sum(Counter.DROPPED_SHARE));
    }

    private DropWatch.Lost lost() {
        // The sum is read last: it must not be less than its parts, which grow meanwhile.
        long noBuffer = receiver.sum(Counter.DROPPED_NO_BUFFER);
        long inKernel = receiver.lostInKernel();
        return new DropWatch.Lost(receiver.lost(), inKernel, noBuffer);
    }

    int port() {
        return receiver.port();
    }

    /**
     * Reads what the kernel holds and closes the sockets; false if something was thrown away meanwhile. Sockets that
     * are another's keep what is unread for the next Weir.
     */
    boolean closeSockets(Duration longest) {
        if (receiver.isHeld()) {
            return leaveSockets(longest);
        }
        open = false;
        long lostBefore = receiver.lost();
        boolean emptied = receiver.drain(longest);
        if (!emptied) {
            Event.DATAGRAMS_UNREAD.to(LOG).addKeyValue("port", receiver.port())
                .addKeyValue("kernel_bytes", receiver.pendingBytes())
                .log("sockets are closed with datagrams unread: workers or sinks did not keep up");
        }
        receiver.close();
        lastLook();
        Event.RECEIVER_CLOSED.to(LOG).addKeyValue("scheme", config.scheme()).addKeyValue("hostname", config.host())
            .addKeyValue("port", receiver.port()).log("closed receiver");
        return emptied && receiver.lost() == lostBefore;
    }

    /** Reads no more, leaves the sockets open; false if something was thrown away meanwhile. */
    boolean leaveSockets(Duration longest) {
        open = false;
        long lostBefore = receiver.lost();
        receiver.release(longest);
        lastLook();
        Event.RECEIVER_LEFT.to(LOG).addKeyValue("scheme", config.scheme()).addKeyValue("hostname", config.host())
            .addKeyValue("port", receiver.port())
            .log("reads no more; what comes waits in the sockets for the next Weir");
        return receiver.lost() == lostBefore;
    }

    private void lastLook() {
        drops.last(receiver.port(), lost());
        refused.last(receiver.port(), receiver.sum(Counter.REFUSED));
        limited.last(receiver.port(), receiver.sum(Counter.LIMITED));
    }

    void endWorkers() {
        workers.forEach(Worker::end);
    }

    /** Waits for the workers to empty their rings, until {@code endNs} on the monotonic clock. */
    void awaitEmpty(long endNs) {
        workers.forEach(worker -> worker.awaitEmpty((endNs - System.nanoTime()) / 1_000_000));
    }

    /** Whether all workers emptied their rings before {@code endNs} on the monotonic clock. */
    boolean joinWorkers(long endNs) {
        boolean all = true;
        for (Worker worker : workers) {
            boolean emptied = worker.join((endNs - System.nanoTime()) / 1_000_000);
            if (!emptied) {
                Event.WORKER_STUCK.to(LOG).addKeyValue("datagrams", worker.waiting())
                    .log("a worker did not end in time, what waits in its rings is lost");
            }
            all &= emptied;
        }
        return all;
    }

    void account(Account account) {
        for (SocketAccount socket : sockets()) {
            account.socket(socket.name(), socket.counters(), socket.kernelDrops());
        }
        account.sources("account of a refused source", receiver.refused());
        account.sources("account of a limited source", receiver.limited());
    }

    private List<SocketAccount> sockets() {
        List<SocketAccount> sockets = new ArrayList<>();
        for (int i = 0; bound && i < receiver.count(); i++) {
            sockets.add(new SocketAccount(receiver.port() + "/" + i, receiver.counters(i), receiver.kernelDrops(i)));
        }
        return sockets;
    }

    /** All of it at this moment; any thread. */
    ListenerAccount status() {
        List<WorkerAccount> accounts = new ArrayList<>();
        List<Integer> percents = new ArrayList<>();
        for (Worker worker : workers) {
            WorkerAccount account = worker.account();
            if (account != null) {
                accounts.add(account);
                percents.add(worker.ringPercent());
            }
        }
        return new ListenerAccount(config.scheme(), config.host(), bound ? receiver.port() : config.port(), open,
            sockets(), accounts, percents);
    }

    void snapshot(SnapshotBuilder builder) {
        for (SocketAccount socket : sockets()) {
            builder.socket(socket.counters(), socket.kernelDrops());
        }
        for (Worker worker : workers) {
            WorkerAccount account = worker.account();
            if (account != null) {
                builder.worker(account, worker.ringPercent());
            }
        }
    }

    /** Whose datagrams it turned away; any thread. */
    TurnedAway turnedAway() {
        return bound ? new TurnedAway(receiver.port(), receiver.refused(), receiver.limited(), receiver.dropped())
            : new TurnedAway(config.port(), List.of(), List.of(), List.of());
    }

    /** Its workers, as the keeper of their state knows them. */
    Kept kept() {
        return new Kept(config.port(), workers);
    }

    UdpReceiver receiver() {
        return receiver;
    }

    void accounts(List<WorkerAccount> to) {
        for (Worker worker : workers) {
            WorkerAccount account = worker.account();
            if (account != null) {
                to.add(account);
            }
        }
    }

    <T> void ask(Function<DatagramDecoder, T> question, List<CompletableFuture<T>> answers) {
        workers.forEach(worker -> answers.add(worker.ask(question)));
    }

    @Override
    public String toString() {
        String host = config.host().indexOf(':') >= 0 ? "[" + config.host() + "]" : config.host();
        return config.scheme() + "://" + host + ":" + config.port();
    }
}
