// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Builds frames and capture files byte by byte, for tests. */
final class CaptureBytes {
    static final byte[] PAYLOAD = {9, 8, 7, 6, 5};

    private CaptureBytes() {
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Bytes given as hex, blanks ignored. */
    static byte[] hex(String text) {
        String digits = text.replace(" ", "");
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    static byte[] u16(int value) {
        return new byte[] {(byte) (value >>> 8), (byte) value};
    }

    static byte[] udp(byte[] payload) {
        return join(u16(4_000), u16(2_055), u16(8 + payload.length), u16(0), payload);
    }

    /** An IPv4 packet from 192.0.2.1 with {@code optionWords} words of options. */
    static byte[] ipv4(int protocol, int flagsAndOffset, int optionWords, byte[] body) {
        int header = 20 + 4 * optionWords;
        return join(new byte[] {(byte) (0x45 + optionWords), 0}, u16(header + body.length), u16(77),
            u16(flagsAndOffset), new byte[] {64, (byte) protocol}, u16(0), hex("c0000201 c6336402"),
            new byte[4 * optionWords], body);
    }

    static byte[] ipv4() {
        return ipv4(17, 0, 0, udp(PAYLOAD));
    }

    /** An IPv6 packet from 2001:db8::1; {@code body} starts with the header that {@code next} names. */
    static byte[] ipv6(int next, byte[] body) {
        return join(hex("60000000"), u16(body.length), new byte[] {(byte) next, 64},
            hex("20010db8000000000000000000000001 20010db8000000000000000000000002"), body);
    }

    static byte[] ethernet(String types, byte[] body) {
        return join(hex("020000000001020000000002"), hex(types), body);
    }

    static byte[] classicHeader(ByteOrder order, boolean nanos, int link) {
        return ByteBuffer.allocate(24).order(order).putInt(nanos ? 0xa1b23c4d : 0xa1b2c3d4).putShort((short) 2)
            .putShort((short) 4).putInt(0).putInt(0).putInt(65_535).putInt(link).array();
    }

    static byte[] classicRecord(ByteOrder order, int seconds, int fraction, byte[] frame, int original) {
        return join(ByteBuffer.allocate(16).order(order).putInt(seconds).putInt(fraction).putInt(frame.length)
            .putInt(original).array(), frame);
    }

    /** A capture of whole frames with one link type. */
    static byte[] classic(int link, byte[]... frames) {
        byte[] file = classicHeader(ByteOrder.LITTLE_ENDIAN, false, link);
        for (byte[] frame : frames) {
            file = join(file, classicRecord(ByteOrder.LITTLE_ENDIAN, 1_700_000_000, 5, frame, frame.length));
        }
        return file;
    }

    static byte[] block(ByteOrder order, int type, byte[] body) {
        byte[] padded = Arrays.copyOf(body, body.length + 3 & ~3);
        return ByteBuffer.allocate(12 + padded.length).order(order).putInt(type).putInt(12 + padded.length)
            .put(padded).putInt(12 + padded.length).array();
    }

    static byte[] section(ByteOrder order) {
        return block(order, 0x0a0d0d0a, ByteBuffer.allocate(16).order(order).putInt(0x1a2b3c4d).putShort((short) 1)
            .putShort((short) 0).putLong(-1).array());
    }

    static byte[] anInterface(ByteOrder order, int link, int snap, byte[] options) {
        return block(order, 1, join(ByteBuffer.allocate(8).order(order).putShort((short) link).putShort((short) 0)
            .putInt(snap).array(), options));
    }

    static byte[] option(ByteOrder order, int code, byte[] value) {
        return join(ByteBuffer.allocate(4).order(order).putShort((short) code).putShort((short) value.length).array(),
            Arrays.copyOf(value, value.length + 3 & ~3));
    }

    static byte[] enhanced(ByteOrder order, int from, long stamp, byte[] frame, int original) {
        return block(order, 6, join(ByteBuffer.allocate(20).order(order).putInt(from).putInt((int) (stamp >>> 32))
            .putInt((int) stamp).putInt(frame.length).putInt(original).array(), frame));
    }

    static byte[] simple(ByteOrder order, byte[] frame, int original) {
        return block(order, 3, join(ByteBuffer.allocate(4).order(order).putInt(original).array(), frame));
    }
}
