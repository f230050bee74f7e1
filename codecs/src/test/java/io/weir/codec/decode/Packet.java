// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import io.weir.codec.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Builds v9 and IPFIX datagrams for tests. */
final class Packet {
    /** Export time of all packets unless said otherwise, seconds. */
    static final long EXPORT = 1_700_000_000L;
    private static final HexFormat HEX = HexFormat.of();

    private final int version;
    private final ByteArrayOutputStream sets = new ByteArrayOutputStream();
    private long domain = 1;
    private long sequence = 1;
    private long uptimeMs = 100_000;
    private long exportS = EXPORT;

    private Packet(int version) {
        this.version = version;
    }

    static Packet v9() {
        return new Packet(9);
    }

    static Packet ipfix() {
        return new Packet(10);
    }

    Packet domain(long id) {
        domain = id;
        return this;
    }

    Packet sequence(long number) {
        sequence = number;
        return this;
    }

    Packet uptime(long ms) {
        uptimeMs = ms;
        return this;
    }

    Packet export(long seconds) {
        exportS = seconds;
        return this;
    }

    /** A template of (element, length) pairs. */
    Packet template(int id, int... fields) {
        return set(version == 9 ? 0 : 2, hex16(id) + hex16(fields.length / 2) + specifiers(fields));
    }

    /** An options template: {@code scopes} pairs are scopes. */
    Packet options(int id, int scopes, int... fields) {
        int count = fields.length / 2;
        String head = version == 9 ? hex16(4 * scopes) + hex16(4 * (count - scopes)) : hex16(count) + hex16(scopes);
        return set(version == 9 ? 1 : 3, hex16(id) + head + specifiers(fields));
    }

    Packet set(int id, String hex) {
        byte[] body = HEX.parseHex(hex.replace(" ", ""));
        byte[] head = new byte[4];
        Wire.put16(head, 0, id);
        Wire.put16(head, 2, 4 + body.length);
        sets.writeBytes(head);
        sets.writeBytes(body);
        return this;
    }

    byte[] bytes() {
        byte[] header = new byte[version == 9 ? 20 : 16];
        byte[] body = sets.toByteArray();
        Wire.put16(header, 0, version);
        if (version == 9) {
            Wire.put16(header, 2, 1000);
            Wire.put32(header, 4, uptimeMs);
            Wire.put32(header, 8, exportS);
            Wire.put32(header, 12, sequence);
            Wire.put32(header, 16, domain);
        } else {
            Wire.put16(header, 2, header.length + body.length);
            Wire.put32(header, 4, exportS);
            Wire.put32(header, 8, sequence);
            Wire.put32(header, 12, domain);
        }
        byte[] all = new byte[header.length + body.length];
        System.arraycopy(header, 0, all, 0, header.length);
        System.arraycopy(body, 0, all, header.length, body.length);
        return all;
    }

    static String hex16(int value) {
        return HEX.toHexDigits((short) value);
    }

    static String hex32(long value) {
        return HEX.toHexDigits((int) value);
    }

    static String hex64(long value) {
        return HEX.toHexDigits(value);
    }

    private static String specifiers(int... fields) {
        StringBuilder hex = new StringBuilder();
        for (int field : fields) {
            hex.append(hex16(field));
        }
        return hex.toString();
    }
}
