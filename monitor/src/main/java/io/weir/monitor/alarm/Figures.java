// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import io.weir.codec.flow.Fault;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.protocol.SequenceUnit;
import io.weir.codec.state.ExporterCounts;
import io.weir.codec.state.ProtocolCounts;
import io.weir.codec.state.SequenceCounts;
import io.weir.codec.state.SetKind;
import io.weir.engine.metrics.FaultTable;
import io.weir.engine.metrics.SourceCount;

/** What was counted of one exporter up to a moment; filled by the survey and {@link WireLoss}, then left as it is. */
final class Figures {
    /** Before anything came. */
    static final Figures NONE = new Figures();

    private final long[] lost = new long[Protocol.count()];
    private final long[] lostOnTheWay = new long[Protocol.count()];
    private final long[] received = new long[Protocol.count()];
    long datagrams;
    long bytes;
    /** Datagrams of it that Weir did not take. */
    long ownDatagrams;
    long ownBytes;
    /** Datagrams of anybody that the kernel dropped at its listener's sockets. */
    long kernelDrops;
    long flows;
    long heardBeforeNs;
    long skewMs;
    long samplingRate;
    long restarts;
    long refusedTemplates;

    void add(ExporterCounts counts) {
        datagrams = counts.datagrams();
        bytes = counts.bytes();
        heardBeforeNs = counts.heardBeforeNs();
        skewMs = counts.skewMs();
        samplingRate = counts.samplingRate();
        for (ProtocolCounts each : counts.protocols()) {
            flows += each.records(SetKind.DATA);
            // Datagrams are counted with the sequences.
            if (!numbersDatagrams(each.protocol())) {
                received[each.protocol().ordinal()] += each.records(SetKind.DATA) + each.records(SetKind.OPTIONS_DATA);
            }
        }
    }

    void add(SequenceCounts counts) {
        lost[counts.protocol().ordinal()] += counts.lost();
        restarts += counts.restarts();
        if (numbersDatagrams(counts.protocol())) {
            received[counts.protocol().ordinal()] += counts.datagrams();
        }
    }

    static boolean numbersDatagrams(Protocol protocol) {
        return protocol.sequenceUnit() == SequenceUnit.DATAGRAMS;
    }

    void add(SourceCount turnedAway) {
        ownDatagrams += turnedAway.datagrams();
        ownBytes += turnedAway.bytes();
    }

    void add(FaultTable.Row faults) {
        refusedTemplates += faults.counts()[Fault.TEMPLATE_RATE.ordinal()]
            + faults.counts()[Fault.TEMPLATE_LIMIT.ordinal()];
    }

    /** What sequence numbers miss, for whatever reason, in the protocol's unit. */
    long lost(Protocol protocol) {
        return lost[protocol.ordinal()];
    }

    /** What came, in the same unit. */
    long received(Protocol protocol) {
        return received[protocol.ordinal()];
    }

    void lostOnTheWay(Protocol protocol, long units) {
        lostOnTheWay[protocol.ordinal()] = units;
    }

    /** The worst share of what was sent since {@code base}, of any protocol, that was lost on the way; 0 to 100. */
    double lossPercent(Figures base) {
        double worst = 0;
        for (int i = 0; i < lost.length; i++) {
            // Both go down when the exporter was forgotten in between.
            long missing = Math.max(0, lostOnTheWay[i] - base.lostOnTheWay[i]);
            long came = Math.max(0, received[i] - base.received[i]);
            worst = missing == 0 ? worst : Math.max(worst, 100.0 * missing / (missing + came));
        }
        return worst;
    }
}
