// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.protocol.SequenceUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams that one decoder follows, and what is counted over all of them, forgotten ones included. */
public final class Streams {
    /** What counts a protocol's units. */
    private static final DecodeCounter[] LOST = lost();

    private final DecodeCounts totals;
    /** Data sources of all agents: those of a few hundred switches. */
    private final Room sources = new Room(16_384);
    private final Set<SequenceCounts> known = ConcurrentHashMap.newKeySet();

    private static DecodeCounter[] lost() {
        DecodeCounter[] lost = new DecodeCounter[Protocol.count()];
        Arrays.fill(lost, DecodeCounter.SEQUENCE_LOST_OTHER);
        lost[Protocol.NETFLOW_V5.ordinal()] = DecodeCounter.SEQUENCE_LOST_V5_FLOWS;
        lost[Protocol.NETFLOW_V7.ordinal()] = DecodeCounter.SEQUENCE_LOST_V7_FLOWS;
        lost[Protocol.NETFLOW_V9.ordinal()] = DecodeCounter.SEQUENCE_LOST_V9_DATAGRAMS;
        lost[Protocol.IPFIX.ordinal()] = DecodeCounter.SEQUENCE_LOST_IPFIX_RECORDS;
        lost[Protocol.SFLOW_V5.ordinal()] = DecodeCounter.SEQUENCE_LOST_SFLOW_DATAGRAMS;
        return lost;
    }

    /** No streams yet; sums go to {@code totals}. */
    public Streams(DecodeCounts totals) {
        this.totals = totals;
    }

    /** A new stream that begins with {@code datagram}; the decoder's thread. */
    Stream open(Datagram datagram) {
        SequenceCounts counts = new SequenceCounts(datagram);
        if (counts.protocol().sequenceUnit() != SequenceUnit.NONE) {
            known.add(counts);
        }
        return new Stream(counts, this);
    }

    void forget(SequenceCounts counts) {
        known.remove(counts);
    }

    /** Counts units lost, or given back if negative. */
    void lose(SequenceCounts counts, long units) {
        counts.addLost(units);
        totals.add(LOST[counts.protocol().ordinal()], units);
    }

    /** Room for data sources whose samples are followed. */
    Room sources() {
        return sources;
    }

    /** Counts samples lost, or given back if negative. */
    void loseSamples(SampleCounts counts, long samples) {
        counts.addLost(samples);
        totals.add(DecodeCounter.SEQUENCE_LOST_SFLOW_SAMPLES, samples);
    }

    void dropSamples(SampleCounts counts, long samples) {
        counts.addDropped(samples);
        totals.add(DecodeCounter.SFLOW_SAMPLES_DROPPED, samples);
    }

    void unchecked() {
        totals.increment(DecodeCounter.SFLOW_SAMPLES_UNCHECKED);
    }

    void reordered(SequenceCounts counts) {
        counts.addReordered();
        totals.increment(DecodeCounter.SEQUENCE_REORDERED);
    }

    void duplicate(SequenceCounts counts) {
        counts.addDuplicate();
        totals.increment(DecodeCounter.SEQUENCE_DUPLICATES);
    }

    void restart(SequenceCounts counts) {
        counts.addRestart();
        totals.increment(DecodeCounter.SEQUENCE_RESTARTS);
    }

    void unknown(SequenceCounts counts) {
        counts.addUnknown();
        totals.increment(DecodeCounter.SEQUENCE_UNKNOWN);
    }

    /** The streams that are remembered now, in no order; any thread. */
    public List<SequenceCounts> list() {
        return List.copyOf(known);
    }
}
