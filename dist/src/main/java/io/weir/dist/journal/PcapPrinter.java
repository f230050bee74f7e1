// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.capture.PcapWriter;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Detection;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.protocol.Scheme;
import io.weir.journal.JournalBlock;
import io.weir.journal.store.Content;
import java.io.IOException;

/**
 * Prints datagrams as a capture. The journal does not keep the address they were sent to: they go to loopback, sFlow to
 * port 6343, all others to 2055.
 */
final class PcapPrinter implements Printer {
    private static final int PORT = 2055;
    private static final int SFLOW_PORT = 6343;

    private final PcapWriter capture;
    private byte[] payload = new byte[65_536];

    PcapPrinter(Output out) throws IOException {
        capture = new PcapWriter(out);
    }

    @Override
    public void print(JournalBlock block, Span span) throws IOException {
        if (block.content() != Content.DATAGRAMS) {
            throw new IOException("block " + block.position() + " holds decoded records, no datagrams: a capture can be"
                + " made of a journal with content=datagrams");
        }
        if (!span.has(block.receivedNs())) {
            return;
        }
        System.arraycopy(block.bytes(), block.offset(), payload, 0, block.length());
        PcapWriter.End from = new PcapWriter.End(block.hi(), block.lo(), block.port());
        capture.write(from, to(block), payload, block.length(), block.receivedNs());
    }

    private PcapWriter.End to(JournalBlock block) {
        int length = block.length();
        boolean sflow = length >= Detection.BYTES
            && Scheme.SFLOW.protocol(payload, 0, length) == Protocol.SFLOW_V5;
        long loopback = Exporter.isIpv4(block.hi(), block.lo()) ? Exporter.mapped(0x7f00_0001) : 1;
        return new PcapWriter.End(0, loopback, sflow ? SFLOW_PORT : PORT);
    }
}
