// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import io.weir.codec.Bounds;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.decode.Warmup;
import io.weir.engine.decode.Worker;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.deliver.SinkAccount;
import io.weir.engine.deliver.SinkStatus;
import io.weir.engine.deliver.StageAccount;
import io.weir.engine.memory.MemoryNeeds;
import io.weir.engine.memory.MemoryPlan;
import io.weir.engine.metrics.Account;
import io.weir.engine.metrics.FaultLog;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.Phase;
import io.weir.engine.metrics.RecentErrors;
import io.weir.engine.metrics.Snapshot;
import io.weir.engine.metrics.SnapshotBuilder;
import io.weir.engine.metrics.TurnedAway;
import io.weir.engine.metrics.WorkerAccount;
import io.weir.engine.receive.PassedSocket;
import io.weir.engine.receive.ReceiveSettings;
import io.weir.engine.state.StateKeeper;
import io.weir.sink.SinkException;
import io.weir.time.TrustedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front door of the engine: sockets, rings, workers and sinks of one collector.
 *
 * <p>{@link #start} once, then {@link #stop} once; both from the thread that owns the collector.
 */
public final class Collector {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    /** The longest that sockets are read on once a stop was asked for. */
    private static final Duration DRAIN = Duration.ofMillis(500);
    private static final int FAULTY_EXPORTERS = 10_000;

    private final CollectorConfig config;
    private final Delivery delivery;
    private final FaultLog faultLog;
    private final Bounds bounds;
    private final List<Listener> listeners = new ArrayList<>();
    private final TrustedClock clock;
    private final Hearing hearing = new Hearing();
    private final Watch watch;
    private StateKeeper state = StateKeeper.none();
    private volatile Phase phase = Phase.STARTING;

    /** A collector with the usual sockets and without warm-up; nothing is started or opened. */
    public Collector(CollectorConfig config, Delivery delivery) {
        this(config, delivery, ReceiveSettings.defaults(), Warmup.NONE);
    }

    /** A collector in the memory that there is for its listeners. */
    public Collector(CollectorConfig config, Delivery delivery, ReceiveSettings receive, Warmup warmup) {
        this(config, delivery, receive, warmup, MemoryPlan.ofProcess(MemoryNeeds.of(config.listeners())));
    }

    /** A collector; {@code warmup} runs on each worker's thread before sockets open. */
    public Collector(CollectorConfig config, Delivery delivery, ReceiveSettings receive, Warmup warmup,
        MemoryPlan memory) {
        this(config, delivery, receive, warmup, memory, TrustedClock.host());
    }

    /** A collector that tells of the doubts of another clock than the process's. */
    public Collector(CollectorConfig config, Delivery delivery, ReceiveSettings receive, Warmup warmup,
        MemoryPlan memory, TrustedClock clock) {
        this.clock = clock;
        this.config = config;
        this.delivery = delivery;
        this.faultLog = new FaultLog(LOG, System::nanoTime, config.errCount(), config.errInterval());
        this.watch = new Watch(List.of(this::watchClock, delivery::look, () -> state.look()));
        int workers = config.listeners().stream().mapToInt(ListenerConfig::workers).sum();
        this.bounds = new Bounds(config.decoder());
        Worker.WorkerSetup setup = new Worker.WorkerSetup(config.decoder(), bounds, delivery,
            faultLog, warmup, Math.max(1, FAULTY_EXPORTERS / workers));
        long budget = memory.ringBytes() / config.listeners().size();
        int first = 0;
        for (ListenerConfig listener : config.listeners()) {
            listeners.add(new Listener(listener, budget, receive, first, setup));
            first += listener.workers();
        }
    }

    /** Has templates, options and sampling kept over restarts; before {@link #start}. */
    public void keep(StateKeeper keeper) {
        state = keeper;
    }

    /**
     * Starts sinks, workers, then sockets.
     *
     * @throws CollectorException if one of them cannot start; all that was started is stopped again
     */
    public void start() throws CollectorException {
        try {
            delivery.start();
        } catch (SinkException e) {
            throw new CollectorException(e.getMessage(), e);
        }
        faultLog.start(this::watchDrops);
        watch.start();
        int open = 0;
        try {
            for (Listener listener : listeners) {
                listener.startWorkers();
            }
            state.restore(listeners.stream().map(Listener::kept).toList());
            for (Listener listener : listeners) {
                listener.open();
                open++;
            }
            phase = Phase.RUNNING;
        } catch (CollectorException e) {
            abandon(open);
            throw e;
        }
    }

    /** On the watch's thread. */
    private void watchClock() {
        if (clock.doubt().isEmpty()) {
            hearing.reset();
        } else {
            clock.heard(hearing.exportMs(workers()));
        }
        clock.tell();
    }

    /** Why the host's clock is not believed, in words; empty if it is. Any thread. */
    public String clockDoubt() {
        return clock.doubt();
    }

    /** On the log's thread. */
    private void watchDrops() {
        listeners.forEach(Listener::watchDrops);
        delivery.watchDrops();
    }

    private void abandon(int open) {
        phase = Phase.STOPPED;
        watch.close();
        listeners.subList(0, open).forEach(listener -> listener.closeSockets(Duration.ZERO));
        listeners.forEach(Listener::endWorkers);
        long emptied = System.nanoTime() + config.stopTimeout().toNanos() / 4;
        listeners.forEach(listener -> listener.awaitEmpty(emptied));
        state.close(config.stopTimeout());
        long end = System.nanoTime() + config.stopTimeout().toNanos();
        listeners.forEach(listener -> listener.joinWorkers(end));
        delivery.stop(config.stopTimeout());
        faultLog.close();
    }

    /** The local port of a listener, counted from 0 in the order of the configuration; once started. */
    public int port(int listener) {
        return listeners.get(listener).port();
    }

    /** Its sockets as another reader can have them; empty if it cannot. Any thread, once started. */
    public List<PassedSocket> sockets() {
        boolean passable = listeners.stream().allMatch(listener -> listener.receiver().isPassable());
        return passable ? listeners.stream().flatMap(listener -> listener.receiver().passed().stream()).toList()
            : List.of();
    }

    /** Asks the sinks to reopen their destinations; any thread. */
    public void reopen() {
        delivery.reopen();
    }

    /** Runs {@code action} once when a sink's policy asks that Weir stops; any thread. The argument says why. */
    public void onStopRequested(Consumer<String> action) {
        delivery.onStopRequested(action);
    }

    /**
     * Stops the sockets, drains kernel, rings and sinks, logs the account.
     *
     * @return true if no flow had to be thrown away
     */
    public boolean stop() {
        return stop(this::closeSockets);
    }

    /**
     * Stops, but leaves the sockets open, and what has not been read in them, to the one that {@link #sockets} are
     * passed to.
     *
     * @return true if no flow had to be thrown away
     */
    public boolean handOver() {
        return stop(() -> {
            long end = System.nanoTime() + config.stopTimeout().toNanos() / 4;
            return listeners.stream()
                .map(listener -> listener.leaveSockets(Duration.ofNanos(Math.max(0, end - System.nanoTime()))))
                .reduce(true, Boolean::logicalAnd);
        });
    }

    private boolean stop(BooleanSupplier endReading) {
        phase = Phase.STOPPING;
        watch.close();
        long start = System.nanoTime();
        long end = start + config.stopTimeout().toNanos();
        long lostBefore = lost();
        boolean whole = endReading.getAsBoolean();
        listeners.forEach(Listener::endWorkers);
        // Sinks get at least a quarter of the time for what they hold, whatever workers and state take.
        long quarterNs = config.stopTimeout().toNanos() / 4;
        long workersEnd = end - quarterNs;
        listeners.forEach(listener -> listener.awaitEmpty(workersEnd - quarterNs));
        // What waited in the rings may have been templates.
        state.close(config.stopTimeout());
        for (Listener listener : listeners) {
            whole &= listener.joinWorkers(workersEnd);
        }
        whole &= delivery.stop(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        faultLog.close();
        logAccount(LOG);
        phase = Phase.STOPPED;
        return whole && lost() == lostBefore;
    }

    /** Records that sinks lost: what is lost during the stop, the workers' last writes included, was thrown away. */
    private long lost() {
        return delivery.accounts().stream().mapToLong(SinkAccount::lost).sum();
    }

    private boolean closeSockets() {
        long end = System.nanoTime() + DRAIN.toNanos();
        boolean whole = true;
        for (Listener listener : listeners) {
            whole &= listener.closeSockets(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        return whole;
    }

    /** Writes what became of everything so far to {@code logger}; after the stop the sums agree. Any thread. */
    public void logAccount(Logger logger) {
        Account account = new Account(logger);
        listeners.forEach(listener -> listener.account(account));
        account.workers(workers());
        state.account(account);
        account.stages(delivery.stageAccounts());
        account.sinks(delivery.accounts());
    }

    /** What was received and lost so far, and how full rings and heap are; any thread, once started. */
    public Snapshot snapshot() {
        SnapshotBuilder builder = new SnapshotBuilder();
        listeners.forEach(listener -> listener.snapshot(builder));
        delivery.accounts().forEach(builder::sink);
        return builder.build(System.nanoTime());
    }

    /** Where it is in its life; any thread. */
    public Phase phase() {
        return phase;
    }

    /** Whose datagrams each listener turned away; any thread. */
    public List<TurnedAway> turnedAway() {
        return listeners.stream().map(Listener::turnedAway).toList();
    }

    /** Each listener at this moment, in the order of the configuration; any thread, also before the start. */
    public List<ListenerAccount> listeners() {
        return listeners.stream().map(Listener::status).toList();
    }

    /** What its workers share: how much is remembered, and the most that can be; any thread. */
    public Bounds bounds() {
        return bounds;
    }

    /** The account of each sink at this moment; any thread, also before the start. */
    public List<SinkAccount> sinks() {
        return delivery.accounts();
    }

    /** How each sink is, in the order of {@link #sinks}; any thread, also before the start. */
    public List<SinkStatus> sinkStatuses() {
        return delivery.statuses();
    }

    /** Ports whose datagrams were dropped within the last seconds for want of room; any thread. */
    public List<Integer> losingPorts() {
        return listeners.stream().filter(Listener::isLosing).map(Listener::port).toList();
    }

    /** What went wrong of late with exporters; any thread. */
    public RecentErrors recentErrors() {
        return faultLog.recent();
    }

    /** The account of each stage; any thread, also before the start. */
    public List<StageAccount> stages() {
        return delivery.stageAccounts();
    }

    /** What each worker counted so far; any thread. */
    public List<WorkerAccount> workers() {
        List<WorkerAccount> accounts = new ArrayList<>();
        listeners.forEach(listener -> listener.accounts(accounts));
        return accounts;
    }

    /**
     * Asks each worker about what its decoder remembers; any thread, once started.
     *
     * @param question called on each worker's thread between two batches; quick, and keeps nothing of the decoder
     * @return an answer for each worker, in order; those of a worker whose sink holds it up come late, those of one
     *     that has ended fail
     */
    public <T> List<CompletableFuture<T>> ask(Function<DatagramDecoder, T> question) {
        List<CompletableFuture<T>> answers = new ArrayList<>();
        listeners.forEach(listener -> listener.ask(question, answers));
        return answers;
    }

    Listener listener(int number) {
        return listeners.get(number);
    }
}
