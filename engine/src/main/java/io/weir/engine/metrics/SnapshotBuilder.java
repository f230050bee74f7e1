// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.engine.deliver.SinkAccount;

/** Adds up what sockets, workers and sinks counted; one thread. */
public final class SnapshotBuilder {
    private final long[] losses = new long[Loss.values().length];
    private long datagrams;
    private long flows;
    private int ringPercent;

    private void lose(Loss loss, long count) {
        losses[loss.ordinal()] += count;
    }

    /** One socket; {@code kernelDrops} is negative where the system does not say. */
    public void socket(Counters counters, long kernelDrops) {
        datagrams += counters.get(Counter.DATAGRAMS_RECEIVED);
        lose(Loss.KERNEL, Math.max(0, kernelDrops));
        lose(Loss.REFUSED, counters.get(Counter.REFUSED));
        lose(Loss.LIMITED, counters.get(Counter.LIMITED));
        lose(Loss.RING_FULL, counters.get(Counter.DROPPED_RING_FULL));
        lose(Loss.RING_SHARE, counters.get(Counter.DROPPED_SHARE));
        lose(Loss.NO_BUFFER, counters.get(Counter.DROPPED_NO_BUFFER));
        lose(Loss.STOPPING, counters.get(Counter.DROPPED_STOPPING));
    }

    /** One worker. */
    public void worker(WorkerAccount worker, int percentOfRing) {
        DecodeCounts counts = worker.decode();
        flows += counts.get(DecodeCounter.RECORDS) + counts.get(DecodeCounter.RECORDS_REVERSE);
        ringPercent = Math.max(ringPercent, percentOfRing);
        lose(Loss.MALFORMED, counts.get(DecodeCounter.DATAGRAMS_MALFORMED));
        lose(Loss.SETS_REFUSED, counts.get(DecodeCounter.SETS_REFUSED) + counts.get(DecodeCounter.SETS_LATE_REFUSED));
        lose(Loss.SETS_LATE, counts.get(DecodeCounter.SETS_LATE_FULL) + counts.get(DecodeCounter.SETS_LATE_DROPPED));
        lose(Loss.MISSING_V5, counts.get(DecodeCounter.SEQUENCE_LOST_V5_FLOWS));
        lose(Loss.MISSING_V7, counts.get(DecodeCounter.SEQUENCE_LOST_V7_FLOWS));
        lose(Loss.MISSING_V9, counts.get(DecodeCounter.SEQUENCE_LOST_V9_DATAGRAMS));
        lose(Loss.MISSING_IPFIX, counts.get(DecodeCounter.SEQUENCE_LOST_IPFIX_RECORDS));
        lose(Loss.MISSING_SFLOW, counts.get(DecodeCounter.SEQUENCE_LOST_SFLOW_DATAGRAMS));
        lose(Loss.MISSING_OTHER, counts.get(DecodeCounter.SEQUENCE_LOST_OTHER));
        lose(Loss.MISSING_SAMPLES, counts.get(DecodeCounter.SEQUENCE_LOST_SFLOW_SAMPLES));
    }

    /** One sink. */
    public void sink(SinkAccount sink) {
        lose(Loss.SINK_DROPPED, sink.dropped());
        lose(Loss.SINK_FAILED, sink.failed());
    }

    /** The sum, taken at {@code atNs} on the monotonic clock. */
    public Snapshot build(long atNs) {
        Runtime runtime = Runtime.getRuntime();
        return new Snapshot(atNs, datagrams, flows, losses, ringPercent, runtime.totalMemory() - runtime.freeMemory(),
            runtime.maxMemory());
    }
}
