// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.capture.CaptureCounts;
import io.weir.capture.CaptureException;
import io.weir.capture.PcapReader;
import io.weir.capture.PcapWriter;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A capture file. Only that it is none may be told by an exception. */
final class CaptureInput implements Input {
    @Override
    public void read(byte[] bytes) throws IOException {
        PcapReader reader = new PcapReader((b, offset, length, hi, lo, from, to, timeNs) ->
            Objects.checkFromIndexSize(offset, length, b.length), new CaptureCounts());
        try {
            reader.read(new ByteArrayInputStream(bytes), "fuzz");
        } catch (CaptureException noCapture) {
            Objects.requireNonNull(noCapture.getMessage());
        }
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        PcapWriter.End ipv4 = new PcapWriter.End(0, Exporter.mapped(0x0a000001), 2_100);
        PcapWriter.End ipv6 = new PcapWriter.End(0x2001_0db8L << 32, 1, 2_100);
        List<byte[]> seeds = new ArrayList<>();
        for (PcapWriter.End end : List.of(ipv4, ipv6)) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try (PcapWriter writer = new PcapWriter(file)) {
                for (byte[] datagram : Seeds.datagrams(Protocol.NETFLOW_V9).subList(0, 2)) {
                    writer.write(end, end, datagram, datagram.length, Seeds.EXPORT_MS * 1_000_000);
                }
            }
            seeds.add(file.toByteArray());
        }
        seeds.add(PcapNgBytes.file(seeds.get(0)));
        return seeds;
    }
}
