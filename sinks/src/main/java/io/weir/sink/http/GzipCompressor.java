// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes one gzip member (RFC 1952) for each piece. */
final class GzipCompressor implements Compressor {
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 255};
    private static final int TAIL = 2 * Integer.BYTES;
    private static final int ROOM = 64 << 10;
    /** Lines of flows are so alike that the fastest level gives nearly what the others do. */
    private static final int LEVEL = 1;

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final CRC32 crc = new CRC32();
    private byte[] room = new byte[ROOM];
    private int length;

    @Override
    public byte[] compress(Piece piece) {
        deflater.reset();
        crc.reset();
        System.arraycopy(HEAD, 0, room, 0, HEAD.length);
        length = HEAD.length;
        for (Part part : piece.parts()) {
            crc.update(part.array(), part.from(), part.bytes());
            deflater.setInput(part.array(), part.from(), part.bytes());
            while (!deflater.needsInput()) {
                deflateSome();
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            deflateSome();
        }
        return ended(piece.bytes());
    }

    private void deflateSome() {
        if (length + TAIL >= room.length) {
            room = Arrays.copyOf(room, 2 * room.length);
        }
        length += deflater.deflate(room, length, room.length - TAIL - length);
    }

    private byte[] ended(int bytes) {
        ByteBuffer.wrap(room).order(ByteOrder.LITTLE_ENDIAN).position(length).putInt((int) crc.getValue())
            .putInt(bytes);
        return Arrays.copyOf(room, length + TAIL);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
