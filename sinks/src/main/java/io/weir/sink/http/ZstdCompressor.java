// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.Arrays;

/** Writes one zstd frame (RFC 8878) for each piece; it says how long the lines are. */
final class ZstdCompressor implements Compressor {
    /** The fastest one; the next take more time and give nothing on lines of flows. */
    private static final int LEVEL = 1;

    private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);
    private byte[] lines = new byte[0];
    private byte[] room = new byte[0];

    @Override
    public byte[] compress(Piece piece) {
        int bytes = piece.bytes();
        if (lines.length < bytes) {
            lines = new byte[bytes];
            room = new byte[(int) Zstd.compressBound(bytes)];
        }
        int at = 0;
        for (Part part : piece.parts()) {
            System.arraycopy(part.array(), part.from(), lines, at, part.bytes());
            at += part.bytes();
        }
        int length = context.compressByteArray(room, 0, room.length, lines, 0, bytes);
        return Arrays.copyOf(room, length);
    }

    @Override
    public void close() {
        context.close();
    }
}
