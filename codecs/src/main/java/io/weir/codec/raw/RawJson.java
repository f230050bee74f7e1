// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import io.weir.codec.exporter.Datagram;

/** Writes datagrams as goflow2's raw JSON, an object each. One thread; during {@code DecodeListener.onDatagram}. */
public final class RawJson {
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
        switch (datagram.protocol()) {
            case NETFLOW_V1 -> {
                begin("netflowv1");
                netFlow1.write(datagram);
            }
            case NETFLOW_V5 -> {
                begin("netflowv5");
                netFlow5.write(datagram);
            }
            case NETFLOW_V7 -> {
                begin("netflowv7");
                netFlow7.write(datagram);
            }
            case NETFLOW_V9 -> {
                begin("netflowv9");
                sets.netFlow9(datagram);
            }
            case IPFIX -> {
                begin("ipfix");
                sets.ipfix(datagram);
            }
            case SFLOW_V5 -> {
                begin("sflow");
                sflow.write(datagram);
            }
            default -> {
                return false;
            }
        }
        out.close('}');
        return true;
    }

    private void begin(String type) {
        out.text("type", type);
        out.name("message");
        out.open('{');
    }
}
