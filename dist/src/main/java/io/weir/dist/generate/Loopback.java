// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import io.weir.capture.PcapWriter;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.wire.Wire;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses of 127.0.0.0/8, one per exporter: 127.0.0.1, 127.0.0.2, … */
final class Loopback {
    private static final int FIRST = 0x7f00_0001;

    private Loopback() {
    }

    static InetAddress address(int exporter) {
        byte[] ip = new byte[4];
        Wire.put32(ip, 0, FIRST + exporter);
        try {
            return InetAddress.getByAddress(ip);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    static boolean has(InetAddress target) {
        return target instanceof Inet4Address && target.isLoopbackAddress();
    }

    /** An address as captures have it. */
    static PcapWriter.End end(byte[] ip, int port) {
        return ip.length == 4
            ? new PcapWriter.End(0, Exporter.mapped(Wire.i32(ip, 0)), port)
            : new PcapWriter.End(Wire.i64(ip, 0), Wire.i64(ip, 8), port);
    }
}
