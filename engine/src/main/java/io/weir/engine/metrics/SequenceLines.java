// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.codec.state.SampleCounts;
import io.weir.codec.state.SequenceCounts;
import io.weir.log.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/** The account's lines on sequence numbers: the streams that lost most first. The collector's thread. */
final class SequenceLines {
    private static final int WORST = 20;
    private static final Comparator<SequenceCounts> WORST_FIRST =
        Comparator.comparingLong(SequenceCounts::lost).thenComparingLong(SequenceLines::notable).reversed();

    private final Logger logger;

    SequenceLines(Logger logger) {
        this.logger = logger;
    }

    void write(List<WorkerAccount> workers) {
        List<SequenceCounts> all = new ArrayList<>();
        for (WorkerAccount worker : workers) {
            worker.sequences().stream().filter(each -> each.lost() + notable(each) > 0).forEach(all::add);
        }
        all.sort(WORST_FIRST);
        all.subList(0, Math.min(WORST, all.size())).forEach(this::line);
        if (all.size() > WORST) {
            Event.ACCOUNT_SEQUENCE.to(logger).addKeyValue("sequences", all.size() - WORST)
                .log("account: more sequences with gaps");
        }
    }

    private static long notable(SequenceCounts each) {
        SampleCounts samples = each.samples();
        return each.reordered() + each.duplicates() + each.restarts() + each.unknown()
            + (samples == null ? 0 : samples.lost() + samples.dropped());
    }

    private void line(SequenceCounts each) {
        LoggingEventBuilder line = Event.ACCOUNT_SEQUENCE.to(logger);
        Sender.of(each).write(line).addKeyValue("datagrams", each.datagrams())
            .addKeyValue("lost", each.lost())
            .addKeyValue("unit", each.protocol().sequenceUnit().text())
            .addKeyValue("reordered", each.reordered())
            .addKeyValue("duplicates", each.duplicates())
            .addKeyValue("restarts", each.restarts())
            .addKeyValue("unknown", each.unknown());
        if (each.samples() != null) {
            samples(line, each.samples());
        }
        line.log("account of a sequence");
    }

    private static void samples(LoggingEventBuilder line, SampleCounts samples) {
        line.addKeyValue("sources", samples.sources())
            .addKeyValue("samples_lost", samples.lost())
            .addKeyValue("samples_dropped", samples.dropped());
        if (samples.worstLost() > 0) {
            line.addKeyValue("worst_source", samples.worst()).addKeyValue("worst_source_lost", samples.worstLost());
        }
    }
}
