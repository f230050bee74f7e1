// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.log.Stderr;
import io.weir.dist.version.Version;
import io.weir.engine.Collector;
import io.weir.engine.CollectorException;
import io.weir.engine.alarm.Alarms;
import io.weir.engine.decode.Warmup;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.http.HttpException;
import io.weir.engine.plugin.Modules;
import io.weir.engine.state.StateKeeper;
import io.weir.log.Event;
import io.weir.thread.Parts;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the collector, from its first log line to its exit code; the main thread. */
final class CollectRun {
    private static final Logger LOG = LoggerFactory.getLogger(CollectRun.class);
    private static final int FAILED = 1;

    private final CollectPlan plan;
    private final Delivery delivery;
    private final Warmup warmUp;
    private final Modules modules;
    private final StopRequest stop;

    /** A run with sinks that are made, but not started; {@code modules} tells of plugins. */
    CollectRun(CollectPlan plan, Delivery delivery, Warmup warmUp, Modules modules) {
        this.plan = plan;
        this.delivery = delivery;
        this.warmUp = warmUp;
        this.modules = modules;
        this.stop = new StopRequest(plan.config().stopTimeout());
    }

    int run() {
        Event.STARTING.to(LOG).addKeyValue("version", Version.text()).addKeyValue("java", Runtime.version().toString())
            .log("starting Weir");
        MemoryCheck.tell(plan.memory(), LOG);
        modules.warnings().forEach(line -> Event.PLUGIN_MAY_HALT.to(LOG).log(line));
        modules.refused().forEach(line -> Event.PLUGIN_REFUSED.to(LOG).log(line));
        plan.infos().forEach(line -> Event.CONFIGURATION_NOTE.to(LOG).log(line));
        plan.found().forEach(line -> Event.DATA_ELSEWHERE.to(LOG).log(line));
        plan.warnings().forEach(line -> Event.CONFIGURATION_WITHOUT_EFFECT.to(LOG).log(line));
        Thread.setDefaultUncaughtExceptionHandler(Parts::uncaught);
        Runtime.getRuntime().addShutdownHook(new Thread(this::beforeExit, "weir-exit"));
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
        Collector collector = new Collector(plan.config(), delivery, plan.receive(), warmUp, plan.memory());
        collector.keep(new StateKeeper(plan.state()));
        // The one place where sinks ask for the end.
        delivery.onStopRequested(stop::bySink);
        Signals.install(stop, new Reload(collector::reopen, plan.receive().access()));
        // First of all: whoever cannot have the port has opened nothing else yet. Last of all: it tells of the stop.
        Alarms alarms = new Alarms(collector, plan.alarms());
        HttpSide http = HttpSide.open(plan.http(), collector, alarms);
        try (alarms) {
            alarms.start();
            return collect(collector);
        } finally {
            http.close();
        }
    }

    private int collect(Collector collector) throws CollectorException {
        stop.starting(true);
        collector.start();
        stop.starting(false);
        Event.READY.to(LOG).addKeyValue("start_ms", ProcessHandle.current().info().startInstant()
            .map(start -> Duration.between(start, Instant.now()).toMillis()).orElse(-1L)).log("ready");
        Stats stats = Stats.start(plan.stats(), collector::snapshot, Terminal::obstacle);
        stop.await();
        stats.close();
        boolean complete = collector.stop();
        Event.STOPPED.to(LOG).log("transporter closed");
        return complete && !stop.isFailure() ? 0 : FAILED;
    }
}
