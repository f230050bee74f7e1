// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.codec.DecodeCounter;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.Rule;
import io.weir.engine.deliver.SinkAccount;
import io.weir.engine.deliver.StageAccount;
import io.weir.engine.spool.SpoolAccount;
import io.weir.log.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes what became of everything, at the end: one line a socket, worker, fault, faulty exporter, sequence,
 * stage and sink. */
public final class Account {
    private static final int WORST = 20;

    private final Logger logger;

    /** An account that is written to {@code logger}. */
    public Account(Logger logger) {
        this.logger = logger;
    }

    /** One socket; {@code kernelDrops} is -1 where the system does not say. */
    public void socket(String name, Counters counters, long kernelDrops) {
        LoggingEventBuilder line = Event.ACCOUNT_SOCKET.to(logger).addKeyValue("socket", name);
        for (Counter counter : Counter.values()) {
            if (counter.owner() == Counter.Owner.SOCKET) {
                line.addKeyValue(counter.id(), counters.get(counter));
            }
        }
        line.addKeyValue("kernel_drops", kernelDrops < 0 ? "unknown" : kernelDrops).log("account of a socket");
    }

    /** Sources whose datagrams one listener turned away: those with most of them, a line each. */
    public void sources(String message, List<SourceCount> sources) {
        List<SourceCount> sorted = new ArrayList<>(sources);
        sorted.sort(Comparator.comparingLong(SourceCount::datagrams).reversed());
        for (SourceCount each : sorted.subList(0, Math.min(WORST, sorted.size()))) {
            Event.ACCOUNT_SOURCE.to(logger).addKeyValue("exporter", each.source().text())
                .addKeyValue("datagrams", each.datagrams()).log(message);
        }
    }

    /** All workers: a line each, then the faults of all. */
    public void workers(List<WorkerAccount> workers) {
        workers.forEach(this::worker);
        for (int i = 0; i < Fault.count(); i++) {
            fault(workers, Fault.at(i));
        }
        worst(workers);
        rules(workers);
        new SequenceLines(logger).write(workers);
    }

    /** What is kept over restarts. */
    public void state(Counters counters) {
        LoggingEventBuilder line = Event.ACCOUNT_STATE.to(logger);
        for (Counter counter : Counter.values()) {
            if (counter.owner() == Counter.Owner.STATE) {
                line.addKeyValue(counter.id(), counters.get(counter));
            }
        }
        line.log("account of the state");
    }

    private void worker(WorkerAccount worker) {
        LoggingEventBuilder line = Event.ACCOUNT_WORKER.to(logger).addKeyValue("worker", worker.name());
        for (Counter counter : Counter.values()) {
            if (counter.owner() == Counter.Owner.WORKER) {
                line.addKeyValue(counter.id(), worker.counters().get(counter));
            }
        }
        line.addKeyValue("datagrams_waiting", worker.waiting());
        for (DecodeCounter counter : DecodeCounter.values()) {
            line.addKeyValue(counter.name().toLowerCase(Locale.ROOT), worker.decode().get(counter));
        }
        line.log("account of a worker");
    }

    private void fault(List<WorkerAccount> workers, Fault fault) {
        long total = sum(workers, w -> w.faults().total(fault));
        if (total > 0) {
            Event.ACCOUNT_FAULT.to(logger).addKeyValue("reason", fault.label())
                .addKeyValue("level", fault.level().name().toLowerCase(Locale.ROOT))
                .addKeyValue("count", total)
                .addKeyValue("others", sum(workers, w -> w.faults().others(fault)))
                .log("account of a fault");
        }
    }

    private static long sum(List<WorkerAccount> workers, ToLongFunction<WorkerAccount> count) {
        long sum = 0;
        for (WorkerAccount worker : workers) {
            sum += count.applyAsLong(worker);
        }
        return sum;
    }

    private void worst(List<WorkerAccount> workers) {
        List<FaultTable.Row> rows = new ArrayList<>();
        workers.forEach(worker -> rows.addAll(worker.faults().rows()));
        rows.sort(Comparator.comparingLong(FaultTable.Row::total).reversed());
        rows.subList(0, Math.min(WORST, rows.size())).forEach(this::exporter);
        if (rows.size() > WORST) {
            Event.ACCOUNT_EXPORTER.to(logger).addKeyValue("exporters", rows.size() - WORST)
                .log("account: more exporters with faults");
        }
    }

    private void rules(List<WorkerAccount> workers) {
        LoggingEventBuilder line = Event.ACCOUNT_RULES.to(logger);
        for (Rule rule : Rule.values()) {
            line.addKeyValue(rule.id(), sum(workers, worker -> worker.rules().get(rule)));
        }
        line.log("account of corrected values");
    }

    /** All stages, in their order. */
    public void stages(List<StageAccount> stages) {
        for (StageAccount stage : stages) {
            Event.ACCOUNT_STAGE.to(logger).addKeyValue("stage", stage.stage())
                .addKeyValue("passed", stage.passed())
                .addKeyValue("filtered", stage.filtered())
                .addKeyValue("failed", stage.failed())
                .log("account of a stage");
        }
    }

    private void exporter(FaultTable.Row row) {
        LoggingEventBuilder line = Event.ACCOUNT_EXPORTER.to(logger).addKeyValue("exporter", row.exporter().text());
        for (int i = 0; i < Fault.count(); i++) {
            if (row.counts()[i] > 0) {
                line.addKeyValue(Fault.at(i).label(), row.counts()[i]);
            }
        }
        line.log("account of an exporter's faults");
    }

    /** All sinks. */
    public void sinks(List<SinkAccount> sinks) {
        for (SinkAccount sink : sinks) {
            LoggingEventBuilder line = Event.ACCOUNT_SINK.to(logger).addKeyValue("sink", sink.sink())
                .addKeyValue("accepted", sink.accepted())
                .addKeyValue("delivered", sink.delivered())
                .addKeyValue("dropped", sink.dropped())
                .addKeyValue("failed", sink.failed())
                .addKeyValue("waiting", sink.waiting())
                .addKeyValue("bytes", sink.bytes());
            spool(line, sink.spool());
            sink.figures().forEach(line::addKeyValue);
            line.log("account of a sink");
        }
    }

    /** A sink that has no spool, or never needed it, has no figures of one. */
    private static void spool(LoggingEventBuilder line, SpoolAccount spool) {
        if (!spool.equals(SpoolAccount.NONE)) {
            line.addKeyValue("found", spool.found())
                .addKeyValue("spooled", spool.waiting())
                .addKeyValue("spool_full", spool.overflowed())
                .addKeyValue("spool_expired", spool.expired())
                .addKeyValue("spool_corrupt", spool.corrupt());
        }
    }
}
