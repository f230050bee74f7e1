// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

/**
 * What one socket counted.
 *
 * @param name port and number within its listener, {@code 2055/0}
 * @param counters its own
 * @param kernelDrops datagrams that the kernel dropped for want of buffer; -1 where the system does not say
 */
public record SocketAccount(String name, Counters counters, long kernelDrops) {
}
