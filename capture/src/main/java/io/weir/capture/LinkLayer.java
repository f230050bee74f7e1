// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

import io.weir.codec.wire.Wire;

/** Finds the IP packet in a frame, by the capture's link type. */
final class LinkLayer {
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;

    private final IpPackets packets;
    private final CaptureCounts counts;

    LinkLayer(IpPackets packets, CaptureCounts counts) {
        this.packets = packets;
        this.counts = counts;
    }

    /**
     * One frame.
     *
     * @param snapped true if the frame was longer on the wire than its {@code length} bytes here
     */
    void frame(int link, byte[] b, int at, int length, boolean snapped, long timeNs) {
        Frame frame = new Frame(b, at + length, snapped, timeNs);
        switch (link) {
            case 0, 108 -> loopback(frame, at);
            case 1 -> typed(frame, at + 12, at + 14);
            case 12, 14, 101, 228, 229 -> packets.packet(frame, at);
            case 113 -> typed(frame, at + 14, at + 16);
            case 276 -> typed(frame, at, at + 20);
            default -> counts.skip(Skipped.UNKNOWN_LINK);
        }
    }

    /** An EtherType at {@code typeAt}, the rest from {@code bodyAt}; VLAN tags stand between, any number of them. */
    private void typed(Frame frame, int typeAt, int bodyAt) {
        int type = typeAt;
        int body = bodyAt;
        while (body <= frame.end() && isTag(Wire.u16(frame.bytes(), type))) {
            type = body + 2;
            body += 4;
        }
        if (body > frame.end()) {
            counts.skip(frame.shortBy(Skipped.NOT_IP));
            return;
        }
        int etherType = Wire.u16(frame.bytes(), type);
        if (etherType == IPV4 || etherType == IPV6) {
            packets.packet(frame, body);
        } else {
            counts.skip(Skipped.NOT_IP);
        }
    }

    private static boolean isTag(int type) {
        return type == 0x8100 || type == 0x88a8 || type == 0x9100 || type == 0x9200;
    }

    /** Four bytes of address family, in the byte order of the machine that captured: 2 IPv4; 24, 28, 30 or 10 IPv6. */
    private void loopback(Frame frame, int at) {
        if (at + 4 > frame.end()) {
            counts.skip(frame.shortBy(Skipped.NOT_IP));
            return;
        }
        int family = Wire.i32(frame.bytes(), at);
        switch (family > 0xffff || family < 0 ? Integer.reverseBytes(family) : family) {
            case 2, 10, 24, 28, 30 -> packets.packet(frame, at + 4);
            default -> counts.skip(Skipped.NOT_IP);
        }
    }
}
