// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import io.weir.codec.wire.Wire;

/** Test traffic as IPFIX; the sequence number counts data records, those of options included (RFC 7011 section 3.1). */
public final class IpfixExporter implements TestExporter {
    private static final int HEADER = 16;
    private static final int SEQUENCE_AT = 8;

    private final ExportSettings settings;
    private final SetWriter sets;
    private long datagrams;
    private long dataRecords;

    /** An exporter at its first datagram. */
    public IpfixExporter(ExportSettings settings) {
        this.settings = settings;
        this.sets = new SetWriter(true, settings);
    }

    @Override
    public int write(byte[] to, int at, int flows, long exportMs) {
        long wholeMs = exportMs / 1_000 * 1_000;
        sets.exportedAt(wholeMs, 0);
        int end = sets.write(to, at + HEADER, flows, datagrams++);
        Wire.put16(to, at, 10);
        Wire.put16(to, at + 2, end - at);
        Wire.put32(to, at + 4, wholeMs / 1_000);
        Wire.put32(to, at + SEQUENCE_AT, dataRecords);
        Wire.put32(to, at + 12, settings.domain());
        dataRecords += sets.dataRecords();
        return end - at;
    }

    @Override
    public long maxLength(int flows) {
        return HEADER + sets.maxLength(flows);
    }

    @Override
    public int sequenceAt() {
        return SEQUENCE_AT;
    }

    @Override
    public long flows() {
        return sets.flows();
    }
}
