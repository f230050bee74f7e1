// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.codec.exporter.Exporter;

/**
 * How many datagrams of a source met the same fate.
 *
 * @param source whose
 * @param datagrams since the socket was opened, or since the source was among those with most of them
 * @param bytes their payload
 */
public record SourceCount(Exporter source, long datagrams, long bytes) {
}
