// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.engine.Collector;
import io.weir.engine.CollectorException;
import io.weir.engine.decode.Warmup;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.receive.PassedSocket;
import io.weir.engine.receive.PassedSockets;
import io.weir.engine.state.StateKeeper;
import io.weir.engine.takeover.Offer;
import io.weir.engine.takeover.Takeover;
import io.weir.log.Event;
import io.weir.monitor.alarm.Alarms;
import io.weir.monitor.http.HttpException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A collector from its start to its stop, with what serves it: HTTP server, alarms, the offer of its sockets. */
final class Life {
    private static final Logger LOG = LoggerFactory.getLogger(Life.class);

    private final CollectPlan plan;
    private final StopRequest stop;
    private final Collector collector;
    private Offer offer;
    private boolean taken;

    /** One that reads {@code passed} where its listeners have their addresses; the sinks are made, but not started. */
    Life(CollectPlan plan, PassedSockets passed, Delivery delivery, Warmup warmUp, StopRequest stop) {
        this.plan = plan;
        this.stop = stop;
        this.collector = new Collector(plan.config().with(passed.fit(plan.config().listeners())), delivery,
            plan.receive().with(passed), warmUp, plan.memory());
        collector.keep(new StateKeeper(plan.state()));
        // The one place where sinks ask for the end.
        delivery.onStopRequested(stop::bySink);
    }

    /** What SIGHUP does. */
    Runnable reload() {
        return new Reload(collector::reopen, plan.receive().access());
    }

    /**
     * Collects until there is a reason to stop.
     *
     * @param other the Weir that waits for this one to collect; null for none
     * @return whether no flow had to be thrown away
     */
    boolean run(Takeover other) throws CollectorException, HttpException {
        // First of all: whoever cannot have the port has opened nothing else yet. Last of all: it tells of the stop.
        Alarms alarms = new Alarms(collector, plan.alarms());
        HttpSide http = HttpSide.open(plan.http(), collector, alarms);
        try (alarms) {
            alarms.start();
            return collect(other);
        } finally {
            http.close();
        }
    }

    private boolean collect(Takeover other) throws CollectorException {
        stop.starting(true);
        collector.start();
        stop.starting(false);
        Event.READY.to(LOG).addKeyValue("start_ms", ProcessHandle.current().info().startInstant()
            .map(start -> Duration.between(start, Instant.now()).toMillis()).orElse(-1L)).log("ready");
        if (other != null) {
            if (stop.isRequested()) {
                // The other one is still there, and collects again once this one is gone.
                return collector.handOver();
            }
            other.running();
        }
        offer = Offer.open(collector.sockets(), plan.config().stopTimeout(), stop::byTakeover);
        Stats stats = Stats.start(plan.stats(), collector::snapshot, Terminal::obstacle);
        stop.await();
        stats.close();
        offer.close();
        taken = offer.isTaken();
        boolean complete = taken ? collector.handOver() : collector.stop();
        Event.STOPPED.to(LOG).log("transporter closed");
        return complete;
    }

    /** Whether it ended for another Weir. */
    boolean isTaken() {
        return taken;
    }

    /** The sockets that it left open. */
    List<PassedSocket> sockets() {
        return collector.sockets();
    }

    /** Waits, while {@code wanted}, until the other Weir collects; false if it died before. */
    boolean handOver(BooleanSupplier wanted) {
        return offer.handOver(sockets(), wanted);
    }
}
