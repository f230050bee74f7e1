// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import io.weir.codec.wire.Wire;

/** Test traffic as NetFlow v5. All flows are IPv4: compare with {@code TestFlow.of(seed, exporter, index, 0)}. */
public final class NetFlow5Exporter implements TestExporter {
    private static final int HEADER = 24;
    private static final int SEQUENCE_AT = 16;
    private static final int RECORD = 48;
    /** Sampling mode "deterministic" in the two high bits of the sampling field. */
    private static final int MODE = 1 << 14;

    private final ExportSettings settings;
    private final TestFlow flow = new TestFlow(0);
    private final UptimeClock clock = new UptimeClock();
    private long next;

    /** An exporter at its first datagram. */
    public NetFlow5Exporter(ExportSettings settings) {
        this.settings = settings;
    }

    @Override
    public int write(byte[] to, int at, int flows, long exportMs) {
        long uptimeMs = clock.uptimeMs(exportMs);
        header(to, at, flows, exportMs, uptimeMs);
        flow.exportedAt(exportMs, uptimeMs);
        int end = at + HEADER;
        for (int i = 0; i < flows; i++, end += RECORD) {
            flow.moveTo(settings.seed(), settings.exporter(), next++);
            addresses(to, end);
            counters(to, end);
            rest(to, end);
        }
        return end - at;
    }

    private void header(byte[] b, int at, int flows, long exportMs, long uptimeMs) {
        Wire.put16(b, at, 5);
        Wire.put16(b, at + 2, flows);
        Wire.put32(b, at + 4, uptimeMs);
        Wire.put32(b, at + 8, exportMs / 1_000);
        Wire.put32(b, at + 12, exportMs % 1_000 * 1_000_000);
        Wire.put32(b, at + SEQUENCE_AT, next);
        Wire.put8(b, at + 20, 0);
        Wire.put8(b, at + 21, (int) settings.domain());
        Wire.put16(b, at + 22, MODE | TestFlow.samplingRate(settings.seed(), settings.exporter()));
    }

    private void addresses(byte[] b, int at) {
        Wire.put32(b, at, flow.srcLo());
        Wire.put32(b, at + 4, flow.dstLo());
        Wire.put32(b, at + 8, flow.nextHopLo());
        Wire.put16(b, at + 12, flow.inIf());
        Wire.put16(b, at + 14, flow.outIf());
    }

    private void counters(byte[] b, int at) {
        Wire.put32(b, at + 16, flow.packets());
        Wire.put32(b, at + 20, flow.bytes());
        Wire.put32(b, at + 24, flow.startUptimeMs());
        Wire.put32(b, at + 28, flow.endUptimeMs());
        Wire.put16(b, at + 32, flow.srcPort());
        Wire.put16(b, at + 34, flow.dstPort());
    }

    private void rest(byte[] b, int at) {
        Wire.put8(b, at + 36, 0);
        Wire.put8(b, at + 37, flow.tcpFlags());
        Wire.put8(b, at + 38, flow.protocol());
        Wire.put8(b, at + 39, flow.tos());
        Wire.put16(b, at + 40, TestFlow.as16(flow.srcAs()));
        Wire.put16(b, at + 42, TestFlow.as16(flow.dstAs()));
        Wire.put8(b, at + 44, flow.srcMask());
        Wire.put8(b, at + 45, flow.dstMask());
        Wire.put16(b, at + 46, 0);
    }

    @Override
    public long maxLength(int flows) {
        return HEADER + (long) RECORD * flows;
    }

    @Override
    public int sequenceAt() {
        return SEQUENCE_AT;
    }

    @Override
    public long flows() {
        return next;
    }
}
