// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.flag.FlagException;
import io.weir.dist.log.Stderr;
import io.weir.dist.version.Version;
import io.weir.engine.CollectorException;
import io.weir.engine.decode.Warmup;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.receive.PassedSockets;
import io.weir.engine.takeover.Takeover;
import io.weir.engine.takeover.TakeoverException;
import io.weir.log.Event;
import io.weir.monitor.http.HttpException;
import io.weir.thread.Parts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The collector's process, from its first log line to its exit code; the main thread. */
final class CollectRun {
    private static final Logger LOG = LoggerFactory.getLogger(CollectRun.class);
    private static final int FAILED = 1;

    private final CollectSetup setup;
    private final CollectPlan plan;
    /** The first; null once it is a life's, so that one that comes after it has its memory. */
    private Delivery delivery;
    private final Warmup warmUp;
    private volatile StopRequest stop;
    /** What SIGHUP does: nothing while nothing is open. */
    private volatile Runnable reload = () -> { };

    /** A run with sinks that are made, but not started; {@code setup} makes them again, and tells of plugins. */
    CollectRun(CollectSetup setup, CollectPlan plan, Delivery delivery, Warmup warmUp) {
        this.setup = setup;
        this.plan = plan;
        this.delivery = delivery;
        this.warmUp = warmUp;
        this.stop = new StopRequest(plan.config().stopTimeout());
    }

    int run() {
        Event.STARTING.to(LOG).addKeyValue("version", Version.text()).addKeyValue("java", Runtime.version().toString())
            .log("starting Weir");
        MemoryCheck.tell(plan.memory(), LOG);
        setup.modules().warnings().forEach(line -> Event.PLUGIN_MAY_HALT.to(LOG).log(line));
        setup.modules().refused().forEach(line -> Event.PLUGIN_REFUSED.to(LOG).log(line));
        plan.infos().forEach(line -> Event.CONFIGURATION_NOTE.to(LOG).log(line));
        plan.found().forEach(line -> Event.DATA_ELSEWHERE.to(LOG).log(line));
        plan.warnings().forEach(line -> Event.CONFIGURATION_WITHOUT_EFFECT.to(LOG).log(line));
        Thread.setDefaultUncaughtExceptionHandler(Parts::uncaught);
        Runtime.getRuntime().addShutdownHook(new Thread(this::beforeExit, "weir-exit"));
        Signals.install(() -> stop, () -> reload.run());
        try {
            ThreadReserve.hold();
            return collect();
        } catch (HttpException e) {
            Event.START_FAILED.to(LOG).log("HTTP server error: {}", e.getMessage());
            return FAILED;
        } catch (CollectorException e) {
            Event.START_FAILED.to(LOG).log("error starting: {}", e.getMessage());
            return FAILED;
        } catch (OutOfMemoryError e) {
            Event.START_FAILED.to(LOG).log("error starting: {}; allow more threads (TasksMax= of systemd, pids.max of "
                + "the container, ulimit -u) or more heap (-Xmx)", e.getMessage());
            return FAILED;
        } finally {
            stop.over();
        }
    }

    /** The JVM ends: as the main thread has it, or else by a plugin or library, and then nothing is to be lost. */
    private void beforeExit() {
        if (!stop.isOver()) {
            stop.byExit(Whereabouts.exit(Thread.getAllStackTraces()));
            Stderr.drain();
        }
    }

    private int collect() throws CollectorException, HttpException {
        try {
            Takeover other = plan.takeover() ? find() : null;
            return other == null ? collect(plan.receive().passed(), warmUp, null) : takeOver(other);
        } catch (TakeoverException e) {
            if (isWanted()) {
                throw new CollectorException(e.getMessage(), e);
            }
            Event.STOPPED.to(LOG).log("stopped before it took over: the other Weir goes on");
            return 0;
        }
    }

    private int takeOver(Takeover other) throws TakeoverException, CollectorException, HttpException {
        // While the other one still collects: what it holds then waits only for sinks and sockets.
        warmUp.run(0);
        try (other) {
            return collect(other.release(plan.config().listeners(), this::isWanted), Warmup.NONE, other);
        }
    }

    private boolean isWanted() {
        return !stop.isRequested();
    }

    /** The Weir that collects now; null if there is none. */
    private Takeover find() throws TakeoverException {
        Takeover found = Takeover.find(plan.config().listeners(), this::isWanted).orElse(null);
        if (found == null) {
            Event.TAKEOVER_NONE.to(LOG).log("no Weir to take over from at these listeners: starts as usual");
        }
        return found;
    }

    /** Collects until the end, again if the Weir that was to take over dies before it collects. */
    private int collect(PassedSockets passed, Warmup warm, Takeover other) throws CollectorException, HttpException {
        Life life = new Life(plan, passed, delivery, warm, stop);
        delivery = null;
        boolean complete = live(life, other);
        boolean failure = stop.isFailure();
        while (life.isTaken() && !failure) {
            StopRequest before = stop;
            if (life.handOver(() -> !before.isSignalled())) {
                Event.HANDED_OVER.to(LOG).log("the other Weir collects: this one ends");
                break;
            }
            stop = new StopRequest(plan.config().stopTimeout());
            if (before.isSignalled()) {
                break;
            }
            Event.TAKEOVER_GIVEN_UP.to(LOG).log("the other Weir died before it collected: this one collects again");
            PassedSockets left = new PassedSockets(life.sockets());
            life = null;
            life = new Life(plan, left, again(), Warmup.NONE, stop);
            complete &= live(life, null);
            failure = stop.isFailure();
        }
        return complete && !failure ? 0 : FAILED;
    }

    private boolean live(Life life, Takeover other) throws CollectorException, HttpException {
        reload = life.reload();
        boolean complete = life.run(other);
        reload = () -> { };
        stop.over();
        return complete;
    }

    private Delivery again() throws CollectorException {
        try {
            return setup.delivery(plan);
        } catch (FlagException e) {
            throw new CollectorException(e.getMessage(), e);
        }
    }
}
