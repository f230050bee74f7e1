// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.protocol.Protocol;

/** Writes datagrams as goflow2's raw JSON, an object each. One thread; during {@code DecodeListener.onDatagram}. */
public final class RawJson {
    /** By ordinal of {@link Protocol}; null for those without. */
    private static final Form[] FORMS = forms();

    private final JsonWriter out = new JsonWriter();
    private final FixedJson netFlow1 = FixedJson.netFlow1(out);
    private final FixedJson netFlow5 = FixedJson.netFlow5(out);
    private final FixedJson netFlow7 = FixedJson.netFlow7(out);
    private final SetsJson sets;
    private final SFlowJson sflow;

    /** {@code correct}: right values; else goflow2's. */
    public RawJson(boolean correct) {
        this.sets = new SetsJson(out, correct);
        this.sflow = new SFlowJson(out, correct);
    }

    /**
     * Writes the datagram.
     *
     * @return bytes written; 0 for a protocol that has no raw form; the negative of the room that would suffice
     */
    public int encode(Datagram datagram, byte[] to, int at, int limit) {
        out.begin(to, at, limit);
        out.open('{');
        if (!message(datagram)) {
            return 0;
        }
        out.text("src", RawText.source(datagram));
        out.time("time_received", datagram.receivedNs());
        out.close('}');
        return out.result();
    }

    private boolean message(Datagram datagram) {
        Form form = FORMS[datagram.protocol().ordinal()];
        if (form == null) {
            return false;
        }
        out.text("type", form.type);
        out.name("message");
        out.open('{');
        form.message.write(this, datagram);
        out.close('}');
        return true;
    }

    private static Form[] forms() {
        Form[] forms = new Form[Protocol.count()];
        forms[Protocol.NETFLOW_V1.ordinal()] = new Form("netflowv1", (raw, datagram) -> raw.netFlow1.write(datagram));
        forms[Protocol.NETFLOW_V5.ordinal()] = new Form("netflowv5", (raw, datagram) -> raw.netFlow5.write(datagram));
        forms[Protocol.NETFLOW_V7.ordinal()] = new Form("netflowv7", (raw, datagram) -> raw.netFlow7.write(datagram));
        forms[Protocol.NETFLOW_V9.ordinal()] = new Form("netflowv9", (raw, datagram) -> raw.sets.netFlow9(datagram));
        forms[Protocol.IPFIX.ordinal()] = new Form("ipfix", (raw, datagram) -> raw.sets.ipfix(datagram));
        forms[Protocol.SFLOW_V5.ordinal()] = new Form("sflow", (raw, datagram) -> raw.sflow.write(datagram));
        return forms;
    }

    /** Writes the members of a datagram's message. */
    @FunctionalInterface
    private interface Message {
        void write(RawJson raw, Datagram datagram);
    }

    /** What a protocol's datagrams are called, and what is in them. */
    private record Form(String type, Message message) {
    }
}
