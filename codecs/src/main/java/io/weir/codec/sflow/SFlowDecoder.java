// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.sflow;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FaultListener;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.state.SetKind;
import io.weir.codec.walk.ProtocolDecoder;
import io.weir.codec.walk.Visit;
import io.weir.codec.walk.Walk;
import io.weir.codec.wire.Wire;

/** Header and samples of a datagram of version 5. One thread. */
public final class SFlowDecoder implements ProtocolDecoder {
    /** Bytes of the header of an agent with an IPv4 address: the shorter form. */
    private static final int HEADER = 28;

    /** Format of a flow sample, behind the enterprise number 0. */
    static final long FLOW = 1;
    /** Format of a counter sample. */
    static final long COUNTERS = 2;
    /** Format of a flow sample whose numbers of interfaces have 32 bits. */
    static final long EXPANDED_FLOW = 3;
    /** Format of a counter sample, likewise. */
    static final long EXPANDED_COUNTERS = 4;
    /** Format of what was dropped and why. */
    static final long DROPS = 5;
    /** Bytes in front of a sample: format and length. */
    static final int PREFIX = 8;

    private static final int AGENT_AT = 8;
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;

    private final SampleReader samples;
    private final FaultListener faults;
    private final DecodeCounts counts;

    /** A decoder that has {@code samples} read flow samples, and tells {@code faults} of what it cannot read. */
    public SFlowDecoder(SampleReader samples, FaultListener faults, DecodeCounts counts) {
        this.samples = samples;
        this.faults = faults;
        this.counts = counts;
    }

    @Override
    public int headerBytes() {
        return HEADER;
    }

    @Override
    public Fault header(Datagram datagram) {
        byte[] b = datagram.bytes();
        int at = datagram.offset();
        long type = Wire.u32(b, at + 4);
        if (type != IPV4 && type != IPV6) {
            return Fault.AGENT_ADDRESS;
        }
        int behind = AGENT_AT + (type == IPV4 ? 4 : 16);
        if (datagram.length() < behind + 16) {
            return Fault.HEADER_TRUNCATED;
        }
        // No time of its own: that of its receipt.
        datagram.header(Protocol.SFLOW_V5, Wire.u32(b, at + behind), Wire.u32(b, at + behind + 4),
            datagram.receivedNs() / 1_000_000, (int) (datagram.receivedNs() % 1_000_000), Wire.u32(b, at + behind + 8));
        datagram.agent(at + AGENT_AT, behind - AGENT_AT);
        return null;
    }

    /** Notes where flow samples lie, and counts the others. */
    @Override
    public void walk(Visit visit, Walk walk) {
        Datagram datagram = visit.datagram();
        byte[] b = datagram.bytes();
        int end = datagram.offset() + datagram.length();
        int at = datagram.offset() + AGENT_AT + datagram.agentLength() + 16;
        long left = Wire.u32(b, at - 4);
        // The sequence counts datagrams of the sub-agent.
        visit.session().arrived(datagram, 1, true);
        for (; left > 0 && end - at >= PREFIX; left--) {
            long length = Wire.u32(b, at + 4);
            if (length > end - at - PREFIX) {
                break;
            }
            int behind = at + PREFIX + (int) length;
            sample(visit, walk, Wire.u32(b, at), at + PREFIX, behind);
            at = behind;
        }
        if (left > 0) {
            counts.increment(DecodeCounter.SETS);
            counts.increment(DecodeCounter.SETS_REFUSED);
            visit.counts().addSet(SetKind.OTHER_SAMPLES);
            faults.onFault(Fault.SAMPLE_TRUNCATED, datagram, 0);
        } else if (at < end) {
            faults.onFault(Fault.SET_TRAILING, datagram, 0);
        }
    }

    private void sample(Visit visit, Walk walk, long format, int start, int end) {
        counts.increment(DecodeCounter.SETS);
        SetKind kind = kind(format);
        boolean known = kind != SetKind.OTHER_SAMPLES || format == DROPS;
        if (!known || end - start < SampleForm.least(format)) {
            counts.increment(DecodeCounter.SETS_REFUSED);
            visit.counts().addSet(SetKind.OTHER_SAMPLES);
            faults.onFault(known ? Fault.SAMPLE_SHORT : Fault.SAMPLE_FORMAT, visit.datagram(), 0);
            return;
        }
        visit.counts().addSet(kind);
        visit.counts().addRecords(kind, records(visit.datagram(), start + SampleForm.least(format), end));
        if (kind == SetKind.FLOW_SAMPLES || kind == SetKind.EXPANDED_FLOW_SAMPLES) {
            counts.increment(DecodeCounter.SETS_DECODED);
            visit.counts().addRecords(SetKind.DATA, 1);
            walk.add(samples, visit.session(), visit.datagram(), start, end);
        } else {
            counts.increment(DecodeCounter.SETS_COUNTERS);
        }
    }

    /** What the sample says, but no more than there can be. */
    private static long records(Datagram datagram, int first, int end) {
        return Math.min(Wire.u32(datagram.bytes(), first - 4), (end - first) / PREFIX);
    }

    private static SetKind kind(long format) {
        return format == FLOW ? SetKind.FLOW_SAMPLES
            : format == EXPANDED_FLOW ? SetKind.EXPANDED_FLOW_SAMPLES
            : format == COUNTERS ? SetKind.COUNTER_SAMPLES
            : format == EXPANDED_COUNTERS ? SetKind.EXPANDED_COUNTER_SAMPLES : SetKind.OTHER_SAMPLES;
    }
}
