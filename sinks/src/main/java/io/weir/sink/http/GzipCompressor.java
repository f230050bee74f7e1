// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import java.util.zip.CRC32;

/** Writes one gzip member (RFC 1952) for each piece. */
final class GzipCompressor implements Compressor {
    private static final long HEAD = 0x88b1fL;
    private static final int FASTEST_AND_UNKNOWN_SYSTEM = 0xff04;

    private final LineDeflater deflater = new LineDeflater();
    private final BitWriter out = new BitWriter();
    private final CRC32 crc = new CRC32();
    private byte[] lines = new byte[0];

    @Override
    public byte[] compress(Piece piece) {
        int bytes = piece.bytes();
        if (lines.length < bytes) {
            lines = new byte[bytes];
        }
        piece.copyTo(lines);
        crc.reset();
        crc.update(lines, 0, bytes);
        out.clear();
        out.writeInt((int) HEAD);
        out.writeInt(0);
        out.write(FASTEST_AND_UNKNOWN_SYSTEM, Short.SIZE);
        deflater.deflate(lines, bytes, out);
        out.room(2 * Integer.BYTES);
        out.align();
        out.writeInt((int) crc.getValue());
        out.writeInt(bytes);
        return out.toBytes();
    }

    @Override
    public void close() {
        // All of it is on the heap.
    }
}
