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

    /** Bytes in front of a sample: format and length. */
    static final int PREFIX = 8;

    private static final int AGENT_AT = 8;

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
        int address = Xdr.addressBytes(Wire.u32(b, at + 4));
        if (address <= 0) {
            return Fault.AGENT_ADDRESS;
        }
        int behind = AGENT_AT + address;
        if (datagram.length() < behind + 16) {
            return Fault.HEADER_TRUNCATED;
        }
        // No time of its own: that of its receipt.
        datagram.header(Protocol.SFLOW_V5, Wire.u32(b, at + behind), Wire.u32(b, at + behind + 4),
            datagram.receivedNs() / 1_000_000, (int) (datagram.receivedNs() % 1_000_000), Wire.u32(b, at + behind + 8));
        datagram.agent(at + AGENT_AT, address);
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
        SampleForm form = SampleForm.of(format);
        if (form == null || end - start < form.least()) {
            counts.increment(DecodeCounter.SETS_REFUSED);
            visit.counts().addSet(SetKind.OTHER_SAMPLES);
            faults.onFault(form == null ? Fault.SAMPLE_FORMAT : Fault.SAMPLE_SHORT, visit.datagram(), 0);
            return;
        }
        visit.counts().addSet(form.kind());
        visit.counts().addRecords(form.kind(), records(visit.datagram(), start + form.least(), end));
        if (form.isFlow()) {
            counts.increment(DecodeCounter.SETS_DECODED);
            visit.counts().addRecords(SetKind.DATA, 1);
            byte[] b = visit.datagram().bytes();
            visit.session().sampled(form.source(b, start), Wire.i32(b, start), form.drops(b, start));
            walk.add(samples, visit.session(), visit.datagram(), start, end);
        } else {
            counts.increment(DecodeCounter.SETS_COUNTERS);
        }
    }

    /** What the sample says, but no more than there can be. */
    private static long records(Datagram datagram, int first, int end) {
        return Math.min(Wire.u32(datagram.bytes(), first - 4), (end - first) / PREFIX);
    }
}
