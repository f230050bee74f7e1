// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;

/** Writes one gzip member (RFC 1952) for each piece. */
final class GzipCompressor implements Compressor {
    private static final long HEAD = 0x88b1fL;
    private static final int FASTEST_AND_UNKNOWN_SYSTEM = 0xff04;

    private static final int WARM_UP_BYTES = 64 << 10;
    private static final long WARM_UP_NS = 250_000_000;
    private static final String SAMPLE =
        "{\"type\":\"NETFLOW_V9\",\"bytes\":%d,\"packets\":%d,\"src_addr\":\"192.0.2.%d\",\"etype\":\"IPv4\"}\n";

    private final LineDeflater deflater = new LineDeflater();
    private final BitWriter out = new BitWriter();
    private final CRC32 crc = new CRC32();
    private byte[] lines = new byte[0];

    /** Compresses lines of its own for a moment: interpreted it were so slow that the first seconds would be lost. */
    void warmUp() {
        room(WARM_UP_BYTES);
        Random digits = new Random(1);
        for (int at = 0; at < WARM_UP_BYTES; at += SAMPLE.length()) {
            String line = String.format(SAMPLE, digits.nextInt(10_000), digits.nextInt(1000), digits.nextInt(100));
            byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(bytes, 0, lines, at, Math.min(bytes.length, WARM_UP_BYTES - at));
        }
        long endNs = System.nanoTime() + WARM_UP_NS;
        while (System.nanoTime() - endNs < 0) {
            compress(WARM_UP_BYTES);
        }
    }

    @Override
    public byte[] compress(Piece piece) {
        int bytes = piece.bytes();
        room(bytes);
        piece.copyTo(lines);
        return compress(bytes);
    }

    private void room(int bytes) {
        if (lines.length < bytes) {
            lines = new byte[bytes];
        }
    }

    /** The first so many bytes of the lines. */
    private byte[] compress(int bytes) {
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
