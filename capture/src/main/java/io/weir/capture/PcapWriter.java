// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.wire.Wire;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes UDP datagrams as a classic pcap of raw IP packets with nanosecond times. One thread; IP and UDP headers are
 * made here, with a correct IPv4 header check sum and no UDP check sum for IPv4.
 */
public final class PcapWriter implements Closeable {
    private static final int RAW_IP = 101;
    private static final int SNAP_LENGTH = 262_144;
    private static final int UDP = 17;

    private final OutputStream out;
    private final byte[] header = new byte[16 + 40 + 8];

    /** Writes the file header; {@code out} should be buffered and is closed with this. */
    public PcapWriter(OutputStream out) throws IOException {
        this.out = out;
        byte[] file = new byte[24];
        Wire.put32(file, 0, 0xa1b2_3c4dL);
        Wire.put16(file, 4, 2);
        Wire.put16(file, 6, 4);
        Wire.put32(file, 16, SNAP_LENGTH);
        Wire.put32(file, 20, RAW_IP);
        out.write(file);
    }

    /**
     * One end of a datagram.
     *
     * @param hi first eight bytes of the address
     * @param lo last eight; IPv4 as IPv4-mapped
     * @param port UDP port
     */
    public record End(long hi, long lo, int port) {
    }

    /** Writes a datagram; both ends must be of one family, the payload at most 65,507 bytes. */
    public void write(End from, End to, byte[] payload, int length, long timeNs) throws IOException {
        boolean ipv4 = Exporter.isIpv4(from.hi(), from.lo());
        int ip = ipv4 ? 20 : 40;
        int size = ip + 8 + length;
        record(size, timeNs);
        if (ipv4) {
            ipv4(from, to, size);
        } else {
            ipv6(from, to, 8 + length);
        }
        udp(16 + ip, from, to, 8 + length);
        if (!ipv4) {
            Wire.put16(header, 16 + ip + 6, udpCheckSum(16 + ip, payload, length));
        }
        out.write(header, 0, 16 + ip + 8);
        out.write(payload, 0, length);
    }

    private void record(int size, long timeNs) {
        Wire.put32(header, 0, timeNs / 1_000_000_000);
        Wire.put32(header, 4, timeNs % 1_000_000_000);
        Wire.put32(header, 8, size);
        Wire.put32(header, 12, size);
    }

    private void ipv4(End from, End to, int size) {
        Wire.put16(header, 16, 0x4500);
        Wire.put16(header, 18, size);
        Wire.put32(header, 20, 0);
        Wire.put16(header, 24, 64 << 8 | UDP);
        Wire.put16(header, 26, 0);
        Wire.put32(header, 28, from.lo());
        Wire.put32(header, 32, to.lo());
        Wire.put16(header, 26, ~folded(sum(header, 16, 20)) & 0xffff);
    }

    private void ipv6(End from, End to, int payload) {
        Wire.put32(header, 16, 0x6000_0000L);
        Wire.put16(header, 20, payload);
        Wire.put16(header, 22, UDP << 8 | 64);
        Wire.put64(header, 24, from.hi());
        Wire.put64(header, 32, from.lo());
        Wire.put64(header, 40, to.hi());
        Wire.put64(header, 48, to.lo());
    }

    private void udp(int at, End from, End to, int size) {
        Wire.put16(header, at, from.port());
        Wire.put16(header, at + 2, to.port());
        Wire.put16(header, at + 4, size);
        Wire.put16(header, at + 6, 0);
    }

    /** IPv6 demands a check sum (RFC 8200 section 8.1), over addresses, length and protocol too. */
    private int udpCheckSum(int udpAt, byte[] payload, int length) {
        long sum = sum(header, 24, 32) + UDP + 8 + length + sum(header, udpAt, 8) + sum(payload, 0, length);
        int check = ~folded(sum) & 0xffff;
        return check == 0 ? 0xffff : check;
    }

    private static long sum(byte[] b, int at, int length) {
        long sum = 0;
        for (int i = 0; i + 1 < length; i += 2) {
            sum += Wire.u16(b, at + i);
        }
        return (length & 1) == 0 ? sum : sum + (Wire.u8(b, at + length - 1) << 8);
    }

    private static int folded(long sum) {
        long folded = sum;
        while (folded > 0xffff) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) folded;
    }

    /** Writes what is buffered. */
    public void flush() throws IOException {
        out.flush();
    }

    /** Writes what is buffered and closes the file. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
