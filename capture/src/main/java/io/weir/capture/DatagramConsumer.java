// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

/** Takes the UDP datagrams of a capture, on the thread that reads it. */
@FunctionalInterface
public interface DatagramConsumer {
    /**
     * One datagram.
     *
     * @param bytes holds the payload; valid and unchanged only during the call
     * @param offset where the payload starts
     * @param length its bytes, 0 to 65,527
     * @param hi first eight bytes of the source address
     * @param lo last eight; IPv4 as IPv4-mapped, as in {@code Exporter}
     * @param srcPort source port
     * @param dstPort destination port
     * @param timeNs when it was captured, nanoseconds since 1970 UTC
     */
    void onDatagram(byte[] bytes, int offset, int length, long hi, long lo, int srcPort, int dstPort, long timeNs);
}
