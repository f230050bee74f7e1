// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.memory.MemoryNeeds;
import io.weir.engine.memory.MemoryNeeds.Wishes;
import io.weir.engine.memory.MemoryPlan;
import io.weir.sink.BlockSink;
import io.weir.sink.FlowSink;
import io.weir.sink.SinkException;
import io.weir.sink.WhenFull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sinks of a collector and the way into them: opens lanes for workers, runs the sinks' threads, keeps account.
 *
 * <p>Never lets out what a sink, lane, encoder or stage throws once it runs: it is counted and logged under its name.
 */
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final StopRequest stopRequest = new StopRequest();
    private final List<Outlet> outlets = new ArrayList<>();
    private final List<SinkDropWatch> drops = new ArrayList<>();
    private final List<StageLine> stages = new ArrayList<>();
    private final Encoders encoders;
    private final LargeRoom large;

    /** Without sinks: all records go nowhere. */
    public Delivery() {
        this(List.of(), List.of(), () -> (record, to, at, limit) -> 0);
    }

    /**
     * Of sinks that were made but not started, and stages; each record goes through the stages in order.
     *
     * @param encoders makes the encoders of lanes
     */
    public Delivery(List<SinkSpec> sinks, List<StageSpec> stages, Encoders encoders) {
        this(sinks, stages, encoders,
            MemoryPlan.ofProcess(new MemoryNeeds(List.of(), sinks.size(), false, Wishes.NONE)));
    }

    /** The same within {@code memory}. */
    public Delivery(List<SinkSpec> sinks, List<StageSpec> stages, Encoders encoders, MemoryPlan memory) {
        this(sinks, stages, encoders, BlockSizes.of(memory), FeedBounds.of(memory));
    }

    Delivery(List<SinkSpec> sinks, List<StageSpec> stages, Encoders encoders, BlockSizes sizes,
        FeedBounds bounds) {
        this.encoders = encoders;
        this.large = new LargeRoom(sizes.maxBytes());
        stages.forEach(spec -> this.stages.add(new StageLine(spec, stopRequest)));
        sinks.forEach(spec -> {
            outlets.add(outlet(spec, sinks.size() == 1, sizes, bounds));
            drops.add(new SinkDropWatch(LOG, System::nanoTime));
        });
    }

    /** Tells of records that were dropped for a sink; the log's thread, now and then. */
    public void watchDrops() {
        eachSink(SinkDropWatch::look);
    }

    /** Has each sink look whether what it has open is still there; the watch's thread. */
    public void look() {
        outlets.forEach(Outlet::look);
    }

    private void eachSink(BiConsumer<SinkDropWatch, SinkAccount> tell) {
        for (int i = 0; i < outlets.size(); i++) {
            tell.accept(drops.get(i), outlets.get(i).account());
        }
    }

    private Outlet outlet(SinkSpec spec, boolean only, BlockSizes sizes, FeedBounds bounds) {
        if (spec.sink() instanceof FlowSink flows) {
            return new FlowOutlet(spec, flows);
        }
        BlockSink blocks = (BlockSink) spec.sink();
        return spec.whenFull() == WhenFull.SPOOL
            ? new SpoolOutlet(spec, blocks, only, stopRequest, sizes, large, bounds)
            : new BlockOutlet(spec, blocks, only, stopRequest, sizes, large);
    }

    /**
     * Starts the sinks (opens files and connections) and their threads; before any lane is opened. If one fails, those
     * already started are closed again.
     */
    public void start() throws SinkException {
        List<Outlet> started = new ArrayList<>();
        try {
            for (Outlet outlet : outlets) {
                outlet.start();
                started.add(outlet);
            }
        } catch (SinkException failure) {
            started.forEach(outlet -> outlet.close(System.nanoTime() + 1_000_000_000L));
            throw failure;
        }
    }

    /** The lanes of one worker, on whose thread this is called and all their methods are. */
    public Lanes openLanes(int worker) {
        WorkerContext context = new WorkerContext(worker, encoders);
        List<WorkerStage> ownStages = stages.stream().map(StageLine::open).toList();
        List<Lane> lanes = outlets.stream().map(outlet -> outlet.open(context)).toList();
        return new Lanes(ownStages, lanes);
    }

    /** Asks all sinks to reopen their destination; any thread. */
    public void reopen() {
        outlets.forEach(Outlet::reopen);
    }

    /**
     * Waits until the workers have closed their lanes and the sinks have written what waits, then closes the sinks;
     * what waits for a sink with a spool stays there.
     * Three quarters of the time are for that; then what is stuck is closed from outside, which also frees a worker
     * that waits for a sink. So the caller may join its workers after this as well as before.
     *
     * @return true if nothing had to be thrown away since the call, and no sink or stage had asked for the stop
     */
    public boolean stop(Duration timeout) {
        long startNs = System.nanoTime();
        long lostBefore = lost();
        outlets.forEach(Outlet::finish);
        awaitDrained(startNs + timeout.toNanos() / 4 * 3);
        outlets.forEach(outlet -> outlet.close(startNs + timeout.toNanos()));
        eachSink(SinkDropWatch::end);
        long waiting = accounts().stream().mapToLong(SinkAccount::waiting).sum();
        return lost() == lostBefore && waiting == 0 && !stopRequest.isMade();
    }

    private void awaitDrained(long deadlineNs) {
        try {
            for (Outlet outlet : outlets) {
                outlet.awaitDrained(deadlineNs);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private long lost() {
        return accounts().stream().mapToLong(SinkAccount::lost).sum();
    }

    /** Runs {@code action} once when a sink's policy asks that Weir stops; any thread. The argument says why. */
    public void onStopRequested(Consumer<String> action) {
        stopRequest.listen(action);
    }

    /** The account of each sink, in the order given; any thread. */
    public List<SinkAccount> accounts() {
        return outlets.stream().map(Outlet::account).toList();
    }

    /** How each sink is, in the order given; any thread. */
    public List<SinkStatus> statuses() {
        List<SinkStatus> statuses = new ArrayList<>();
        for (int i = 0; i < outlets.size(); i++) {
            Outlet outlet = outlets.get(i);
            statuses.add(outlet.status().withLosing(drops.get(i).isLosing(outlet.account())));
        }
        return statuses;
    }

    /** The account of each stage, in the order given; any thread. */
    public List<StageAccount> stageAccounts() {
        return stages.stream().map(StageLine::account).toList();
    }
}
