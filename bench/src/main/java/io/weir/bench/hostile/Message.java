// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.hostile;

import io.weir.codec.wire.Wire;
import java.util.Arrays;

/** An IPFIX datagram that is filled up to a size. */
final class Message {
    private static final int HEADER = 16;
    private static final int SET_HEADER = 4;

    private final byte[] bytes;
    private int at = HEADER;

    Message(int size, long domain, long sequence) {
        bytes = new byte[size];
        Wire.put16(bytes, 0, 10);
        Wire.put32(bytes, 4, 1_700_000_000L);
        Wire.put32(bytes, 8, sequence);
        Wire.put32(bytes, 12, domain);
    }

    /** Bytes that are left. */
    int room() {
        return bytes.length - at;
    }

    /** Adds a set if there is room for it. */
    Message set(int id, byte... body) {
        if (room() >= SET_HEADER + body.length) {
            Wire.put16(bytes, at, id);
            Wire.put16(bytes, at + 2, SET_HEADER + body.length);
            System.arraycopy(body, 0, bytes, at + SET_HEADER, body.length);
            at += SET_HEADER + body.length;
        }
        return this;
    }

    /** Adds such a set as often as there is room for it. */
    Message sets(int id, byte... body) {
        while (room() >= SET_HEADER + body.length) {
            set(id, body);
        }
        return this;
    }

    /** Adds one set with so many of the records as there is room for. */
    Message fill(int id, byte... records) {
        byte[] body = new byte[Math.max(0, room() - SET_HEADER) / records.length * records.length];
        for (int i = 0; i < body.length; i++) {
            body[i] = records[i % records.length];
        }
        return set(id, body);
    }

    byte[] bytes() {
        byte[] all = Arrays.copyOf(bytes, at);
        Wire.put16(all, 2, at);
        return all;
    }

    /** A definition of (element, length) pairs; for options the first {@code scopes} of them are scopes. */
    static byte[] template(int id, int scopes, int... fields) {
        int head = scopes == 0 ? 4 : 6;
        byte[] body = new byte[head + 2 * fields.length];
        Wire.put16(body, 0, id);
        Wire.put16(body, 2, fields.length / 2);
        if (scopes > 0) {
            Wire.put16(body, 4, scopes);
        }
        for (int i = 0; i < fields.length; i++) {
            Wire.put16(body, head + 2 * i, fields[i]);
        }
        return body;
    }
}
