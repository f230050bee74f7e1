// SPDX-License-Identifier: Apache-2.0
/**
 * What is counted on a datagram's way, and how it is told: accounts of sockets, workers and sinks, the log's lines of
 * faults and losses. Writers are single threads, readers are any; {@code monitor} prints it for others.
 */
package io.weir.engine.metrics;
