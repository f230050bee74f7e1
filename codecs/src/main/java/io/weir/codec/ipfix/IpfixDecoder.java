// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.ipfix;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FaultListener;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.walk.ProtocolDecoder;
import io.weir.codec.walk.SetLoop;
import io.weir.codec.walk.TemplateSets;
import io.weir.codec.walk.Visit;
import io.weir.codec.walk.Walk;
import io.weir.codec.wire.Wire;

/** IPFIX, RFC 7011. One thread. */
public final class IpfixDecoder implements ProtocolDecoder {
    private static final int HEADER = 16;

    private final SetLoop sets;
    private final IpfixTemplates definitions;
    private final FaultListener faults;

    /** A decoder that notes data through {@code sets} and definitions through {@code templates}. */
    public IpfixDecoder(SetLoop sets, TemplateSets templates, FaultListener faults) {
        this.sets = sets;
        this.definitions = new IpfixTemplates(templates);
        this.faults = faults;
    }

    @Override
    public int headerBytes() {
        return HEADER;
    }

    @Override
    public Fault header(Datagram datagram) {
        byte[] b = datagram.bytes();
        int at = datagram.offset();
        datagram.header(Protocol.IPFIX, Wire.u32(b, at + 12), Wire.u32(b, at + 8),
            1000 * Wire.u32(b, at + 4), 0, 0);
        return null;
    }

    /**
     * Walks the sets that start within the message length. A length that disagrees with the datagram is counted, and
     * what is there is read.
     */
    @Override
    public void walk(Visit visit, Walk walk) {
        Datagram datagram = visit.datagram();
        int length = Wire.u16(datagram.bytes(), datagram.offset() + 2);
        if (length != datagram.length()) {
            faults.onFault(Fault.MESSAGE_LENGTH, datagram, 0);
            visit.uncounted();
        }
        int until = length < HEADER ? datagram.length() : Math.min(length, datagram.length());
        sets.run(visit, definitions, datagram.offset() + HEADER, datagram.offset() + until);
        // RFC 7011 section 3.1: the sequence counts data records, those of options included.
        visit.session().arrived(datagram, visit.records(), visit.isCounted());
        visit.goflow2().end();
    }
}
