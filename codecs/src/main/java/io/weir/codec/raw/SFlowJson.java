// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.sflow.SampleForm;
import io.weir.codec.wire.Wire;

/** The header and the samples of a datagram of sFlow v5. */
final class SFlowJson {
    private static final int PREFIX = 8;
    private static final int AGENT_AT = 8;
    private static final Struct HEAD = Struct.of("version", "ip-version");
    private static final Struct REST = Struct.of("sub-agent-id", "sequence-number", "uptime", "samples-count");
    private static final Struct SOURCE = Struct.of("source-id-type", "source-id-value");
    private static final Struct FLOW = Struct.of("sampling-rate", "sample-pool", "drops", "input", "output",
        "flow-records-count");
    private static final Struct EXPANDED_FLOW = Struct.of("sampling-rate", "sample-pool", "drops", "input-if-format",
        "input-if-value", "output-if-format", "output-if-value", "flow-records-count");
    private static final Struct DROPS = Struct.of("drops", "input", "output", "reason", "flow-records-count");
    private static final Struct COUNTERS = Struct.of("counter-records-count");

    private final JsonWriter out;
    private final FlowRecordsJson flows;
    private final CounterRecordsJson counters;
    private byte[] bytes;

    SFlowJson(JsonWriter out, boolean correct) {
        this.out = out;
        this.flows = new FlowRecordsJson(out, correct);
        this.counters = new CounterRecordsJson(out);
    }

    void write(Datagram datagram) {
        bytes = datagram.bytes();
        HEAD.write(out, bytes, datagram.offset());
        out.address("agent-ip", bytes, datagram.agentOffset(), datagram.agentLength());
        int at = datagram.offset() + AGENT_AT + datagram.agentLength();
        REST.write(out, bytes, at);
        out.name("samples");
        out.open('[');
        samples(at + REST.bytes(), datagram.offset() + datagram.length());
        out.close(']');
    }

    /** Those that are there: goflow2 prints a null for each that the header counts beyond them. */
    private void samples(int from, int end) {
        int at = from;
        for (long left = samplesCount(from); left > 0 && end - at >= PREFIX && !out.isTooLarge(); left--) {
            long length = Wire.u32(bytes, at + 4);
            int behind = (int) Math.min(end, at + PREFIX + length);
            long mark = out.mark();
            SampleForm form = SampleForm.of(Wire.u32(bytes, at));
            out.open('{');
            if (form == null || behind - at < PREFIX + length || behind - at < PREFIX + form.least()) {
                out.back(mark);
                unread(at, behind);
            } else {
                sample(form, at, behind);
                out.close('}');
            }
            at = behind;
        }
    }

    private long samplesCount(int behind) {
        return Wire.u32(bytes, behind - 4);
    }

    /** One that cannot be taken apart is printed as its bytes. */
    private void unread(int at, int behind) {
        out.open('{');
        out.name("header");
        out.open('{');
        out.number("format", Wire.u32(bytes, at));
        out.number("length", Wire.u32(bytes, at + 4));
        out.close('}');
        out.base64("data", bytes, at + PREFIX, behind - at - PREFIX);
        out.close('}');
    }

    private void sample(SampleForm form, int at, int end) {
        boolean compact = form == SampleForm.FLOW || form == SampleForm.COUNTERS;
        int body = at + PREFIX;
        out.name("header");
        out.open('{');
        out.number("format", Wire.u32(bytes, at));
        out.number("length", Wire.u32(bytes, at + 4));
        out.number("sample-sequence-number", Wire.u32(bytes, body));
        if (compact) {
            out.number("source-id-type", Wire.u8(bytes, body + 4));
            out.number("source-id-value", Wire.u32(bytes, body + 4) & 0xff_ffff);
        } else {
            SOURCE.write(out, bytes, body + 4);
        }
        out.close('}');
        Struct rest = rest(form);
        rest.write(out, bytes, body + form.least() - rest.bytes());
        RecordsJson records = rest == COUNTERS ? counters : flows;
        records.write(bytes, body + form.least(), end);
    }

    private static Struct rest(SampleForm form) {
        return switch (form) {
            case FLOW -> FLOW;
            case EXPANDED_FLOW -> EXPANDED_FLOW;
            case DROPS -> DROPS;
            case COUNTERS, EXPANDED_COUNTERS -> COUNTERS;
        };
    }
}
