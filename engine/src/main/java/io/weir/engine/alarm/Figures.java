// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.alarm;

import io.weir.codec.flow.Fault;
import io.weir.codec.state.ExporterCounts;
import io.weir.codec.state.SequenceCounts;
import io.weir.codec.state.SetKind;
import io.weir.codec.state.VersionCounts;
import io.weir.engine.metrics.FaultTable;
import io.weir.engine.metrics.SourceCount;

/** What was counted of one exporter up to a moment; filled by the survey and {@link WireLoss}, then left as it is. */
final class Figures {
    /** Before anything came. */
    static final Figures NONE = new Figures();
    /** v5, v9 and IPFIX. */
    static final int VERSIONS = 3;
    static final int NETFLOW_9 = 1;

    private final long[] lost = new long[VERSIONS];
    private final long[] lostOnTheWay = new long[VERSIONS];
    private final long[] received = new long[VERSIONS];
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

    private static int slot(int version) {
        return version == 5 ? 0 : version == 9 ? 1 : 2;
    }

    void add(ExporterCounts counts) {
        datagrams = counts.datagrams();
        bytes = counts.bytes();
        heardBeforeNs = counts.heardBeforeNs();
        skewMs = counts.skewMs();
        samplingRate = counts.samplingRate();
        for (VersionCounts each : counts.versions()) {
            flows += each.records(SetKind.DATA);
            // v9 numbers datagrams, which are counted with the sequences.
            if (each.version() != 9) {
                received[slot(each.version())] += each.records(SetKind.DATA) + each.records(SetKind.OPTIONS_DATA);
            }
        }
    }

    void add(SequenceCounts counts) {
        lost[slot(counts.version())] += counts.lost();
        restarts += counts.restarts();
        if (counts.version() == 9) {
            received[slot(9)] += counts.datagrams();
        }
    }

    void add(SourceCount turnedAway) {
        ownDatagrams += turnedAway.datagrams();
        ownBytes += turnedAway.bytes();
    }

    void add(FaultTable.Row faults) {
        refusedTemplates += faults.counts()[Fault.TEMPLATE_RATE.ordinal()]
            + faults.counts()[Fault.TEMPLATE_LIMIT.ordinal()];
    }

    /** What sequence numbers miss, for whatever reason: v5 flows, v9 datagrams, IPFIX records, by their order. */
    long lost(int version) {
        return lost[version];
    }

    /** What came, in the same unit. */
    long received(int version) {
        return received[version];
    }

    void lostOnTheWay(int version, long units) {
        lostOnTheWay[version] = units;
    }

    /** The worst share of what was sent since {@code base}, of any version, that was lost on the way; 0 to 100. */
    double lossPercent(Figures base) {
        double worst = 0;
        for (int i = 0; i < VERSIONS; i++) {
            // Both go down when the exporter was forgotten in between.
            long missing = Math.max(0, lostOnTheWay[i] - base.lostOnTheWay[i]);
            long came = Math.max(0, received[i] - base.received[i]);
            worst = missing == 0 ? worst : Math.max(worst, 100.0 * missing / (missing + came));
        }
        return worst;
    }
}
