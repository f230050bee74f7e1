// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

import io.weir.codec.exporter.Exporter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a capture and keeps what came of it. */
final class Seen implements DatagramConsumer {
    /** A datagram, copied. */
    record Got(String source, int srcPort, int dstPort, long timeNs, byte[] payload) {
    }

    final List<Got> datagrams = new ArrayList<>();
    final CaptureCounts counts = new CaptureCounts();

    static Seen in(byte[] file) {
        return in(new ByteArrayInputStream(file));
    }

    static Seen in(InputStream file) {
        Seen seen = new Seen();
        try {
            new PcapReader(seen, seen.counts).read(file, "test.pcap");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return seen;
    }

    @Override
    public void onDatagram(byte[] b, int offset, int length, long hi, long lo, int srcPort, int dstPort, long timeNs) {
        String source = new Exporter(hi, lo, 0).text();
        datagrams.add(new Got(source, srcPort, dstPort, timeNs, Arrays.copyOfRange(b, offset, offset + length)));
    }

    long skipped(Skipped reason) {
        return counts.skipped(reason);
    }

    /** All skipped packets. */
    long skipped() {
        return Arrays.stream(Skipped.values()).mapToLong(counts::skipped).sum();
    }
}
