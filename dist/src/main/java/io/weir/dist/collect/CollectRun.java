// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.version.Version;
import io.weir.engine.Collector;
import io.weir.engine.CollectorException;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.plugin.Modules;
import io.weir.sink.SinkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the collector, from its first log line to its exit code; the main thread. */
final class CollectRun {
    private static final Logger LOG = LoggerFactory.getLogger(CollectRun.class);
    private static final int FAILED = 1;
    private static final int BAD_COMMAND_LINE = 2;

    private final CollectPlan plan;
    private final Modules modules;
    private final StopRequest stop = new StopRequest();

    CollectRun(CollectPlan plan, Modules modules) {
        this.plan = plan;
        this.modules = modules;
    }

    int run() {
        LOG.atInfo().addKeyValue("version", Version.text()).addKeyValue("java", Runtime.version().toString())
            .log("starting Weir");
        modules.refused().forEach(LOG::warn);
        plan.infos().forEach(LOG::info);
        plan.warnings().forEach(LOG::warn);
        keepStdoutForData();
        try {
            return collect(modules.delivery(plan.sinks(), plan.stages(), plan.format()));
        } catch (SinkException e) {
            LOG.error("error transporter: {}", e.getMessage());
            return BAD_COMMAND_LINE;
        } catch (CollectorException e) {
            LOG.error("error starting: {}", e.getMessage());
            return FAILED;
        }
    }

    /** Sinks write to the descriptor; whatever a library or plugin prints must not get between the lines. */
    private static void keepStdoutForData() {
        System.setOut(System.err);
    }

    private int collect(Delivery delivery) throws CollectorException {
        Collector collector = new Collector(plan.config(), delivery);
        // The one place where sinks ask for the end.
        delivery.onStopRequested(stop::bySink);
        Signals.install(stop::bySignal, collector::reopen);
        collector.start();
        stop.await();
        boolean complete = collector.stop();
        LOG.info("transporter closed");
        return complete && !stop.isFailure() ? 0 : FAILED;
    }
}
