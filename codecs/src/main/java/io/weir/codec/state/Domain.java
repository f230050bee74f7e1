// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.seeded.SeededMap;
import java.util.ArrayList;
import java.util.List;

/** An observation domain (IPFIX) or source id (v9) of an exporter, whatever source ports it sends from. */
public final class Domain {
    /** No systemInitTimeMilliseconds is known. */
    static final long NO_INIT = -1;

    final Protocol protocol;
    final long id;
    final List<Session> sessions = new ArrayList<>(1);
    final SamplingRates rates = new SamplingRates();
    final SeededMap<Waiting> waiting = new SeededMap<>();
    /** The newest rates of all domains of the exporter and the protocol. */
    final SamplingRates ofExporter;
    long goflow2Rate;
    long systemInitMs = NO_INIT;
    long lastUsedNs;
    boolean proven;

    Domain(Protocol protocol, long id, SamplingRates ofExporter) {
        this.protocol = protocol;
        this.id = id;
        this.ofExporter = ofExporter;
    }

    /** Reads what a datagram needs of it: for {@link Foresight}. */
    long touch() {
        return goflow2Rate + lastUsedNs + rates.unbound();
    }

    /** Number of the domain, unsigned 32 bits. */
    public long id() {
        return id;
    }
}
