// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.codec.wire.Wire;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Sampled frames of five kinds, each the first 128 bytes of one, and IPFIX and sFlow datagrams that carry them. */
final class SampledFrames {
    static final int FRAMES = 8;
    private static final int CAPTURED = 128;
    private static final int TEMPLATE = 300;
    private static final int HEADER = 16;
    private static final int SFLOW_HEADER = 28;
    /** Bytes of a flow sample with one raw header. */
    private static final int SAMPLE = 8 + 32 + 8 + 16 + CAPTURED;
    private static final int RATE = 1000;
    private static final String MACS = "020000000002020000000001";
    private static final String TCP = "04d200500000000100000002" + "8018200000000000" + "0101080a0000000100000002";

    /** A kind of frame. */
    enum Kind {
        /** Ethernet, IPv4, TCP: what most frames are. */
        TCP4(MACS + "0800" + ipv4(6) + TCP),
        /** Two tags, IPv4, UDP. */
        QINQ(MACS + "88a8" + "03848100" + "00640800" + ipv4(17) + "1194003500280000"),
        /** Three labels, IPv4, TCP. */
        LABELS(MACS + "8847" + "03e8103c" + "0000703c" + "05dc113c" + ipv4(6) + TCP),
        /** Hop-by-hop options, a fragment header, UDP. */
        IPV6(MACS + "86dd" + ipv6(0) + "2c00050200000100" + "11000001deadbeef" + "1194003500280000"),
        /** VXLAN, Ethernet, IPv4, TCP. */
        VXLAN(MACS + "0800" + ipv4(17) + "9c4012b500280000" + "0800000000002a00" + MACS + "0800" + ipv4(6) + TCP);

        private final byte[] frame = new byte[CAPTURED];

        Kind(String hex) {
            byte[] headers = HexFormat.of().parseHex(hex);
            System.arraycopy(headers, 0, frame, 0, headers.length);
        }
    }

    private SampledFrames() {
    }

    private static String ipv4(int protocol) {
        return "45b803e8004d00003f" + String.format("%02x", protocol) + "0000c000020ac6336414";
    }

    private static String ipv6(int next) {
        return "6b81234503c0" + String.format("%02x", next) + "40" + "20010db8000000000000000000000001"
            + "20010db8000000000000000000000002";
    }

    /** The frames of a kind's name, or of all for ALL. */
    static List<byte[]> frames(String kind) {
        List<byte[]> frames = new ArrayList<>();
        for (Kind each : Kind.values()) {
            if (kind.equals("ALL") || kind.equals(each.name())) {
                frames.add(each.frame);
            }
        }
        return frames;
    }

    /** A message with the template alone: 312 and 315 of {@value #CAPTURED} bytes. */
    static byte[] template() {
        byte[] message = message(2, 12);
        Wire.put16(message, HEADER + 4, TEMPLATE);
        Wire.put16(message, HEADER + 6, 2);
        Wire.put16(message, HEADER + 8, 312);
        Wire.put16(message, HEADER + 10, 2);
        Wire.put16(message, HEADER + 12, 315);
        Wire.put16(message, HEADER + 14, CAPTURED);
        return message;
    }

    /** A message with {@value #FRAMES} frames, in turn. */
    static byte[] data(List<byte[]> frames) {
        byte[] message = message(TEMPLATE, FRAMES * (2 + CAPTURED));
        int at = HEADER + 4;
        for (int i = 0; i < FRAMES; i++) {
            Wire.put16(message, at, 1014);
            System.arraycopy(frames.get(i % frames.size()), 0, message, at + 2, CAPTURED);
            at += 2 + CAPTURED;
        }
        return message;
    }

    /** A datagram of sFlow version 5 with {@value #FRAMES} flow samples, frames in turn; number it before use. */
    static byte[] sflow(List<byte[]> frames) {
        byte[] datagram = new byte[SFLOW_HEADER + FRAMES * SAMPLE];
        put(datagram, 0, 5, 1, 0xc0000201, 0, 0, 0, FRAMES);
        for (int i = 0; i < FRAMES; i++) {
            int at = SFLOW_HEADER + i * SAMPLE;
            put(datagram, at, 1, SAMPLE - 8, 0, 7, RATE, 0, 0, 7, 9, 1);
            put(datagram, at + 40, 1, 16 + CAPTURED, 1, 1018, 4, CAPTURED);
            System.arraycopy(frames.get(i % frames.size()), 0, datagram, at + 64, CAPTURED);
        }
        return datagram;
    }

    /** Numbers a datagram of sFlow and its samples, as an agent does that has sent {@code sequence} so far. */
    static void number(byte[] datagram, int sequence) {
        Wire.put32(datagram, 16, sequence);
        for (int i = 0; i < FRAMES; i++) {
            int at = SFLOW_HEADER + i * SAMPLE;
            Wire.put32(datagram, at + 8, sequence * FRAMES + i);
            Wire.put32(datagram, at + 20, (sequence * FRAMES + i) * RATE);
        }
    }

    private static void put(byte[] to, int at, int... words) {
        for (int i = 0; i < words.length; i++) {
            Wire.put32(to, at + 4 * i, words[i]);
        }
    }

    private static byte[] message(int set, int bytes) {
        byte[] message = new byte[HEADER + 4 + bytes];
        Wire.put16(message, 0, 10);
        Wire.put16(message, 2, message.length);
        Wire.put16(message, HEADER, set);
        Wire.put16(message, HEADER + 2, 4 + bytes);
        return message;
    }
}
