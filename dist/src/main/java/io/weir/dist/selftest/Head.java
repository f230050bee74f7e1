// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

/**
 * What all flows of a datagram share.
 *
 * @param sequence of its header
 * @param domain observation domain; v5 and sFlow print none
 * @param sampler the exporter's address as the collector sees it, of sFlow the agent's; empty if that cannot be known
 */
record Head(long sequence, long domain, String sampler) {
}
