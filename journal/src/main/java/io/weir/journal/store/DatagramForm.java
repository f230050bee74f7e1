// SPDX-License-Identifier: Apache-2.0
package io.weir.journal.store;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.wire.Wire;

/**
 * A datagram in a block, big-endian:
 *
 * <pre>
 *  0  u32  payload bytes
 *  4  u32  zone of a link-local sender, else 0
 *  8  u64  receive time, nanoseconds since 1970 UTC
 * 16  u128 the sender's address, IPv4 as IPv4-mapped
 * 32  u16  the sender's port
 * 34  u16  0
 * 36       payload
 * </pre>
 */
public final class DatagramForm {
    /** Bytes before the payload. */
    public static final int HEAD = 36;

    private static final int SCOPE = 4;
    private static final int RECEIVED = 8;
    private static final int HI = 16;
    private static final int LO = 24;
    private static final int PORT = 32;

    private DatagramForm() {
    }

    /** Writes a datagram at {@code at}; there must be room for {@link #HEAD} and its payload. Gives the bytes. */
    public static int write(Datagram datagram, byte[] to, int at) {
        Wire.put32(to, at, datagram.length());
        Wire.put32(to, at + SCOPE, datagram.exporter().scope());
        Wire.put64(to, at + RECEIVED, datagram.receivedNs());
        Wire.put64(to, at + HI, datagram.exporter().hi());
        Wire.put64(to, at + LO, datagram.exporter().lo());
        Wire.put32(to, at + PORT, (long) datagram.port() << 16);
        System.arraycopy(datagram.bytes(), datagram.offset(), to, at + HEAD, datagram.length());
        return HEAD + datagram.length();
    }

    /** Payload bytes. */
    public static int length(byte[] b, int at) {
        return Wire.i32(b, at);
    }

    /** Zone of a link-local sender, else 0. */
    public static int scope(byte[] b, int at) {
        return Wire.i32(b, at + SCOPE);
    }

    /** Receive time, nanoseconds since 1970 UTC. */
    public static long receivedNs(byte[] b, int at) {
        return Wire.i64(b, at + RECEIVED);
    }

    /** First eight bytes of the sender's address. */
    public static long hi(byte[] b, int at) {
        return Wire.i64(b, at + HI);
    }

    /** Last eight bytes of the sender's address. */
    public static long lo(byte[] b, int at) {
        return Wire.i64(b, at + LO);
    }

    /** The sender's port. */
    public static int port(byte[] b, int at) {
        return Wire.u16(b, at + PORT);
    }
}
