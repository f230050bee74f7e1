// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.seeded.SeededMap;
import java.util.ArrayList;
import java.util.List;

/** An observation domain (IPFIX), source id (v9) or sub-agent (sFlow) of an exporter, whatever its source ports. */
public final class Domain {
    /** No systemInitTimeMilliseconds is known. */
    static final long NO_INIT = -1;

    final Protocol protocol;
    final long id;
    /** The agent that it is of, as two longs; 0 and 0 where the exporter speaks for itself. */
    final long agentHi;
    final long agentLo;
    final List<Session> sessions = new ArrayList<>(1);
    final SamplingRates rates = new SamplingRates();
    final SeededMap<Waiting> waiting = new SeededMap<>();
    /** The newest rates of all domains of the exporter and the protocol. */
    final SamplingRates ofExporter;
    long goflow2Rate;
    long systemInitMs = NO_INIT;
    long lastUsedNs;
    boolean proven;

    Domain(Datagram first, SamplingRates ofExporter) {
        this.protocol = first.protocol();
        this.id = first.domain();
        this.agentHi = first.agentHi();
        this.agentLo = first.agentLo();
        this.ofExporter = ofExporter;
    }

    /** Whether a datagram belongs to it. */
    boolean has(Datagram datagram) {
        return id == datagram.domain() && protocol == datagram.protocol()
            && (datagram.agentLength() == 0 || agentLo == datagram.agentLo() && agentHi == datagram.agentHi());
    }

    /** Address of its agent, made for the caller; null where the exporter speaks for itself. */
    Exporter agent() {
        return Exporter.ofAgent(agentHi, agentLo);
    }

    /** What it speaks. */
    public Protocol protocol() {
        return protocol;
    }

    /** Reads what a datagram needs of it: for {@link Foresight}. */
    long touch() {
        return goflow2Rate + lastUsedNs + rates.unbound();
    }

    /** Number of the domain, of sFlow the sub-agent's; unsigned 32 bits. */
    public long id() {
        return id;
    }
}
