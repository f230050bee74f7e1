// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.wire.Wire;

/** Takes IPv4 and IPv6 packets apart down to the UDP payload, checking every length before it reads. */
final class IpPackets {
    private static final int UDP = 17;
    private static final int FRAGMENT_HEADER = 44;
    private static final int AUTHENTICATION = 51;

    private final DatagramConsumer consumer;
    private final CaptureCounts counts;

    IpPackets(DatagramConsumer consumer, CaptureCounts counts) {
        this.consumer = consumer;
        this.counts = counts;
    }

    /** One packet, from {@code at} to the frame's end; link padding may follow it. */
    void packet(Frame frame, int at) {
        int version = at < frame.end() ? Wire.u8(frame.bytes(), at) >>> 4 : -1;
        if (version == 4) {
            ipv4(frame, at);
        } else if (version == 6) {
            ipv6(frame, at);
        } else {
            counts.skip(version < 0 ? frame.shortBy(Skipped.BAD_IP) : Skipped.BAD_IP);
        }
    }

    private void ipv4(Frame frame, int at) {
        byte[] b = frame.bytes();
        if (at + 20 > frame.end()) {
            counts.skip(frame.shortBy(Skipped.BAD_IP));
            return;
        }
        int header = (b[at] & 15) * 4;
        // Offloading network cards hand packets to the capture before they know the total length.
        int total = Wire.u16(b, at + 2) == 0 ? frame.end() - at : Wire.u16(b, at + 2);
        if (header < 20 || total < header) {
            counts.skip(Skipped.BAD_IP);
        } else if (Wire.u8(b, at + 9) != UDP) {
            counts.skip(Skipped.NOT_UDP);
        } else if ((Wire.u16(b, at + 6) & 0x3fff) != 0) {
            counts.skip(Skipped.FRAGMENT);
        } else {
            udp(frame, at + header, at + total, 0, Exporter.mapped(Wire.i32(b, at + 12)));
        }
    }

    private void ipv6(Frame frame, int at) {
        byte[] b = frame.bytes();
        if (at + 40 > frame.end()) {
            counts.skip(frame.shortBy(Skipped.BAD_IP));
            return;
        }
        int payload = Wire.u16(b, at + 4);
        int end = payload == 0 ? frame.end() : at + 40 + payload;
        int next = Wire.u8(b, at + 6);
        int body = at + 40;
        while (isExtension(next)) {
            if (body + 8 > Math.min(end, frame.end())) {
                counts.skip(body + 8 > end ? Skipped.BAD_IP : frame.shortBy(Skipped.BAD_IP));
                return;
            }
            if (next == FRAGMENT_HEADER && (Wire.u16(b, body + 2) & 0xfff9) != 0) {
                counts.skip(isUdpFragment(b, body) ? Skipped.FRAGMENT : Skipped.NOT_UDP);
                return;
            }
            int size = extension(b, body, next);
            next = Wire.u8(b, body);
            body += size;
        }
        if (next == UDP) {
            udp(frame, body, end, Wire.i64(b, at + 8), Wire.i64(b, at + 16));
        } else {
            counts.skip(Skipped.NOT_UDP);
        }
    }

    private static boolean isUdpFragment(byte[] b, int at) {
        return Wire.u8(b, at) == UDP || isExtension(Wire.u8(b, at));
    }

    /** Hop-by-hop, routing, fragment, authentication, destination options, mobility, HIP, Shim6. */
    private static boolean isExtension(int next) {
        return switch (next) {
            case 0, 43, FRAGMENT_HEADER, AUTHENTICATION, 60, 135, 139, 140 -> true;
            default -> false;
        };
    }

    private static int extension(byte[] b, int at, int type) {
        int length = Wire.u8(b, at + 1);
        return switch (type) {
            case FRAGMENT_HEADER -> 8;
            case AUTHENTICATION -> (length + 2) * 4;
            default -> (length + 1) * 8;
        };
    }

    private void udp(Frame frame, int at, int end, long hi, long lo) {
        byte[] b = frame.bytes();
        if (at + 8 > end) {
            counts.skip(Skipped.BAD_UDP);
            return;
        }
        if (at + 8 > frame.end()) {
            counts.skip(frame.shortBy(Skipped.BAD_IP));
            return;
        }
        int length = Wire.u16(b, at + 4);
        if (length < 8 || at + length > end) {
            counts.skip(Skipped.BAD_UDP);
        } else if (at + length > frame.end()) {
            counts.skip(frame.shortBy(Skipped.BAD_IP));
        } else {
            counts.datagram();
            consumer.onDatagram(b, at + 8, length - 8, hi, lo, Wire.u16(b, at), Wire.u16(b, at + 2), frame.timeNs());
        }
    }
}
