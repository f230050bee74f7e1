// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Makes a pcapng file with one packet: a section header, an interface, an enhanced packet block. */
final class PcapNgBytes {
    private static final int CLASSIC_HEADER = 24;
    private static final int CLASSIC_RECORD = 16;
    private static final int RAW_IP = 101;

    private PcapNgBytes() {
    }

    /** The first packet of a classic capture whose packets begin with IP. */
    static byte[] file(byte[] classic) {
        int length = ByteBuffer.wrap(classic).order(order(classic)).getInt(CLASSIC_HEADER + 8);
        int at = CLASSIC_HEADER + CLASSIC_RECORD;
        byte[] packet = Arrays.copyOfRange(classic, at, at + length);
        int padded = length + 3 & ~3;
        ByteBuffer file = ByteBuffer.allocate(28 + 20 + 32 + padded);
        file.putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putInt(0x0001_0000).putLong(-1).putInt(28);
        file.putInt(1).putInt(20).putShort((short) RAW_IP).putShort((short) 0).putInt(0).putInt(20);
        file.putInt(6).putInt(32 + padded).putInt(0).putLong(1_700_000_000_000_000L).putInt(length).putInt(length);
        file.put(packet).position(28 + 20 + 28 + padded);
        return file.putInt(32 + padded).array();
    }

    private static java.nio.ByteOrder order(byte[] classic) {
        return classic[0] == (byte) 0xa1 ? java.nio.ByteOrder.BIG_ENDIAN : java.nio.ByteOrder.LITTLE_ENDIAN;
    }
}
