// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import io.weir.codec.export.ExportLayout;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.TestExporter;
import io.weir.codec.protocol.Protocol;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What to generate, all checked.
 *
 * @param count datagrams in all
 * @param flows flows in each
 * @param send false if only a capture is written
 * @param rate datagrams per second, 0: as fast as possible
 * @param templatesEvery datagrams of an exporter
 * @param ipv6Percent 0 for v5
 * @param pcapOut capture to write, or null
 * @param start time of the first datagram in a capture of what is not sent, or null: now
 */
record GenerateSettings(
    long count,
    int flows,
    Protocol protocol,
    InetSocketAddress target,
    boolean send,
    double rate,
    int exporters,
    long seed,
    int templatesEvery,
    int ipv6Percent,
    List<ExportLayout> layouts,
    Path pcapOut,
    Instant start) {

    /** The exporter of a number, at its first datagram. */
    TestExporter exporter(int number) {
        return TestExporter.of(protocol,
            new ExportSettings(seed, number, number + 1L, ipv6Percent, templatesEvery, layouts));
    }
}
