// SPDX-License-Identifier: Apache-2.0
/**
 * Captures as a source of datagrams: file, then link layer, then IP, then UDP payload.
 *
 * <pre>
 * PcapReader ──▶ ClassicPcap | PcapNg ──▶ LinkLayer ──▶ IpPackets ──▶ DatagramConsumer
 *                                             └──── CaptureCounts ◀────┘  what was left out, by reason
 * </pre>
 */
package io.weir.capture;
