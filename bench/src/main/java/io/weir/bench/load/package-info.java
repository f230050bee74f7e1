// SPDX-License-Identifier: Apache-2.0
/**
 * Traffic that {@code bench/load} sends where {@code weir generate} will not do: datagrams are ready before they are
 * sent, so that a burst is as fast as the socket; nothing ends when nobody listens; and the time of sending is known,
 * so that {@link io.weir.bench.load.Latency} can tell how long a line took.
 */
package io.weir.bench.load;
