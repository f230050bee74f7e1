// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.export.ExportLayout;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.TestExporter;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;
import java.util.Arrays;

/** Datagrams that benchmarks decode: several exporters, each with templates in its first datagrams. */
final class Workload {
    /** Export times start here, milliseconds since 1970. */
    private static final long EXPORT_MS = 1_700_000_000_000L;
    private static final long RECEIVED_NS = 1_700_000_000_123_456_789L;
    /** 10.0.0.0; the exporter's number is added. */
    private static final int NETWORK = 0x0a00_0000;
    private static final int PORT = 2055;

    final byte[][] datagrams;
    final int[] exporters;
    final int flowsPerDatagram;

    private Workload(byte[][] datagrams, int[] exporters, int flowsPerDatagram) {
        this.datagrams = datagrams;
        this.exporters = exporters;
        this.flowsPerDatagram = flowsPerDatagram;
    }

    /** Gives all datagrams to a decoder, each from its exporter's address. */
    void decode(DatagramDecoder decoder) {
        for (int i = 0; i < datagrams.length; i++) {
            byte[] datagram = datagrams[i];
            long address = Exporter.mapped(NETWORK + exporters[i]);
            decoder.decode(datagram, 0, datagram.length, 0, address, 0, PORT, RECEIVED_NS);
        }
    }

    /**
     * Datagrams of {@code exporters} exporters in turn.
     *
     * @param id of the protocol: 5, 9 or 10
     * @param rounds datagrams of each exporter
     */
    static Workload of(int id, int exporters, int rounds, int flows, ExportLayout... layouts) {
        TestExporter[] sources = new TestExporter[exporters];
        for (int i = 0; i < exporters; i++) {
            ExportSettings settings = ExportSettings.of(1, i).withIpv6Percent(0).withTemplatesEvery(0)
                .withLayouts(layouts);
            sources[i] = TestExporter.of(Protocol.ofId(id), settings);
        }
        byte[][] datagrams = new byte[exporters * rounds][];
        int[] owners = new int[exporters * rounds];
        for (int i = 0; i < datagrams.length; i++) {
            byte[] room = new byte[(int) sources[i % exporters].maxLength(flows)];
            int length = sources[i % exporters].write(room, 0, flows, EXPORT_MS + i);
            datagrams[i] = Arrays.copyOf(room, length);
            owners[i] = i % exporters;
        }
        return new Workload(datagrams, owners, flows);
    }

    /** Those of a name, which may be ALL; a protocol without templates has one. */
    static ExportLayout[] layouts(int id, String name) {
        if (!Protocol.ofId(id).hasTemplates()) {
            return new ExportLayout[] {ExportLayout.STANDARD};
        }
        return name.equals("ALL") ? ExportLayout.values() : new ExportLayout[] {ExportLayout.valueOf(name)};
    }
}
