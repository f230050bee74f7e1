// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.netflow9;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.Fault;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.walk.ProtocolDecoder;
import io.weir.codec.walk.SetLoop;
import io.weir.codec.walk.TemplateSets;
import io.weir.codec.walk.Visit;
import io.weir.codec.walk.Walk;
import io.weir.codec.wire.Wire;

/** NetFlow version 9, RFC 3954. One thread. */
public final class NetFlow9Decoder implements ProtocolDecoder {
    private static final int HEADER = 20;

    private final SetLoop sets;
    private final NetFlow9Templates definitions;

    /** A decoder that notes data through {@code sets} and definitions through {@code templates}. */
    public NetFlow9Decoder(SetLoop sets, TemplateSets templates) {
        this.sets = sets;
        this.definitions = new NetFlow9Templates(templates);
    }

    @Override
    public int headerBytes() {
        return HEADER;
    }

    @Override
    public Fault header(Datagram datagram) {
        byte[] b = datagram.bytes();
        int at = datagram.offset();
        datagram.header(Protocol.NETFLOW_V9, Wire.u32(b, at + 16), Wire.u32(b, at + 12),
            1000 * Wire.u32(b, at + 8), 0, Wire.u32(b, at + 4));
        return null;
    }

    /** Walks the flowsets to the end of the datagram: the header's count is not trusted, routers disagree on it. */
    @Override
    public void walk(Visit visit, Walk walk) {
        Datagram datagram = visit.datagram();
        visit.goflow2().limitSets(Wire.u16(datagram.bytes(), datagram.offset() + 2));
        sets.run(visit, definitions, datagram.offset() + HEADER, datagram.offset() + datagram.length());
        // RFC 3954 section 5.1: the sequence counts datagrams.
        visit.session().arrived(datagram, 1, true);
        visit.goflow2().end();
    }
}
