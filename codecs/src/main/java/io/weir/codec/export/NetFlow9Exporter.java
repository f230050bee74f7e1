// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import io.weir.codec.wire.Wire;

/** Test traffic as NetFlow v9; the sequence number counts datagrams. */
public final class NetFlow9Exporter implements TestExporter {
    private static final int HEADER = 20;
    private static final int SEQUENCE_AT = 12;

    private final ExportSettings settings;
    private final SetWriter sets;
    private final UptimeClock clock = new UptimeClock();
    private long datagrams;

    /** An exporter at its first datagram. */
    public NetFlow9Exporter(ExportSettings settings) {
        this.settings = settings;
        this.sets = new SetWriter(false, settings);
    }

    @Override
    public int write(byte[] to, int at, int flows, long exportMs) {
        long wholeMs = exportMs / 1_000 * 1_000;
        long uptimeMs = clock.uptimeMs(wholeMs);
        sets.exportedAt(wholeMs, uptimeMs);
        int end = sets.write(to, at + HEADER, flows, datagrams);
        Wire.put16(to, at, 9);
        Wire.put16(to, at + 2, sets.records());
        Wire.put32(to, at + 4, uptimeMs);
        Wire.put32(to, at + 8, wholeMs / 1_000);
        Wire.put32(to, at + SEQUENCE_AT, datagrams++);
        Wire.put32(to, at + 16, settings.domain());
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
