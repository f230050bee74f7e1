// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;

/**
 * Makes blocks smaller before they are written, and whole again. A new page of a file costs the kernel more than its
 * bytes cost zstd: lines of flows become a ninth.
 *
 * <p>Where zstd's native library cannot be loaded, blocks are kept as they are. Guarded by the caller's lock.
 */
final class Packing implements AutoCloseable {
    /** The fastest level, and on lines of flows also the one that makes them smallest. */
    private static final int LEVEL = 1;

    private ZstdCompressCtx compressor;
    private ZstdDecompressCtx decompressor;
    private boolean unusable;
    private byte[] room = new byte[0];

    /** Packs {@code length} bytes into {@link #room}: how many they are there, or −1 if that is no gain. */
    int pack(byte[] from, int length) {
        if (unusable) {
            return -1;
        }
        try {
            int packed = compressor().compressByteArray(room(length), 0, room.length, from, 0, length);
            return packed < length ? packed : -1;
        } catch (LinkageError missing) {
            unusable = true;
            return -1;
        }
    }

    private ZstdCompressCtx compressor() {
        if (compressor == null) {
            compressor = new ZstdCompressCtx().setLevel(LEVEL);
        }
        return compressor;
    }

    private byte[] room(int length) {
        int bound = (int) Zstd.compressBound(length);
        if (room.length < bound) {
            room = new byte[bound];
        }
        return room;
    }

    /** What {@link #pack} wrote, until the next call. */
    byte[] room() {
        return room;
    }

    /** Unpacks all of {@code from}, which must give {@code length} bytes. */
    void unpack(byte[] from, int packed, byte[] to, int length) throws CorruptSpoolException {
        int found;
        try {
            if (decompressor == null) {
                decompressor = new ZstdDecompressCtx();
            }
            found = decompressor.decompressByteArray(to, 0, length, from, 0, packed);
        } catch (ZstdException | LinkageError unreadable) {
            throw new CorruptSpoolException("a block that cannot be unpacked: " + unreadable.getMessage());
        }
        if (found != length) {
            throw new CorruptSpoolException("a block of " + found + " bytes instead of " + length);
        }
    }

    /** Frees what is outside the heap. */
    @Override
    public void close() {
        if (compressor != null) {
            compressor.close();
            compressor = null;
        }
        if (decompressor != null) {
            decompressor.close();
            decompressor = null;
        }
    }
}
