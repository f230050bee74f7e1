// SPDX-License-Identifier: Apache-2.0
/**
 * Exporters of test traffic: real NetFlow v5, v9, IPFIX and sFlow v5 datagrams whose every value follows from a seed.
 *
 * <p>An {@link io.weir.codec.export.TestExporter} writes datagrams; whoever receives them computes what they must hold
 * with {@link io.weir.codec.export.TestFlow}, knowing seed, exporter number and the flow's index. Nothing here opens
 * sockets or reads clocks.
 */
package io.weir.codec.export;
