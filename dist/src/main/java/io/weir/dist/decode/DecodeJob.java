// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.decode;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.flow.Fault;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.option.LogFlags;
import io.weir.engine.decode.OfflineWorker;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.deliver.SinkAccount;
import io.weir.engine.metrics.FaultLog;
import io.weir.log.Event;
import io.weir.sink.SinkException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of {@code weir decode}: captures, decoder, lanes, and at the end what was not decoded and why. */
final class DecodeJob {
    private static final Logger LOG = LoggerFactory.getLogger(DecodeJob.class);
    private static final Duration DRAIN = Duration.ofSeconds(60);

    private final DecoderSettings settings;
    private final FlagValues values;
    private final Delivery delivery;
    private final PrintStream err = System.err;
    private final AtomicBoolean sinkFailed = new AtomicBoolean();

    DecodeJob(DecoderSettings settings, FlagValues values, Delivery delivery) {
        this.settings = settings;
        this.values = values;
        this.delivery = delivery;
    }

    /** Gives the exit code: 0 if nothing was lost. */
    int run(List<String> files, int port) {
        try {
            delivery.start();
        } catch (SinkException e) {
            Event.STOPPED_BY_SINK.to(LOG).log("error transporter: {}", e.getMessage());
            return 1;
        }
        FaultLog log = new FaultLog(LOG, System::nanoTime, LogFlags.errCount(values), LogFlags.errInterval(values));
        OfflineWorker worker = new OfflineWorker(settings, delivery, log);
        DecodeRun run = new DecodeRun(files, port, (bytes, at, length, hi, lo, from, to, ns) ->
            worker.accept(bytes, at, length, hi, lo, 0, from, ns));
        delivery.onStopRequested(cause -> sinkStopped(run, cause));
        DecodeSummary summary = run.run();
        worker.finish();
        boolean delivered = delivery.stop(DRAIN);
        boolean lossless = report(summary, worker);
        return lossless && delivered && !sinkFailed.get() ? 0 : 1;
    }

    private void sinkStopped(DecodeRun run, String cause) {
        sinkFailed.set(true);
        Event.STOPPED_BY_SINK.to(LOG).log("error transporter: {}", cause);
        run.stop();
    }

    private boolean report(DecodeSummary summary, OfflineWorker worker) {
        summary.lines().forEach(err::println);
        err.println("decoded: " + worker.count(DecodeCounter.DATAGRAMS_DECODED) + " datagrams, "
            + worker.count(DecodeCounter.RECORDS) + " flow records ("
            + worker.count(DecodeCounter.RECORDS_LATE) + " after their template came), "
            + worker.count(DecodeCounter.RECORDS_OPTIONS) + " options records");
        boolean clean = worker.errors() == 0;
        for (int i = 0; i < Fault.count(); i++) {
            clean &= fault(Fault.at(i), worker);
        }
        for (SinkAccount sink : delivery.accounts()) {
            clean &= sink(sink);
        }
        return clean && summary.lossless();
    }

    private boolean fault(Fault fault, OfflineWorker worker) {
        long count = worker.count(fault);
        if (count > 0) {
            err.println("not decoded: " + count + " (" + fault.label() + ": " + fault.text() + ")");
        }
        return count == 0;
    }

    private boolean sink(SinkAccount sink) {
        long lost = sink.dropped() + sink.failed() + sink.waiting();
        if (lost > 0) {
            err.println("not delivered to " + sink.sink() + ": " + lost + " records");
        }
        if (sink.spool().waiting() > 0) {
            err.println("waiting in the spool of " + sink.sink() + ": " + sink.spool().waiting() + " records");
        }
        return lost == 0;
    }
}
