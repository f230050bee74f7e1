// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the whole blocks in the files of a segment that Chronicle cannot read, by header, frame and check sum. One
 * thread.
 */
final class Salvage {
    private static final int HEADER = 4;
    private static final int LENGTH = 0x3fff_ffff;
    private static final int OWN = 0x4000_0000;
    private static final int LARGEST_BLOCK = 64 << 20;
    private static final int CHUNK = 1 << 18;

    private final List<Found> all = new ArrayList<>();

    /** A whole block; {@code number} counts from the segment's start, -1 where damage hides how many came before. */
    private record Found(Path file, long at, int length, long number) {
    }

    /** Takes a block's bytes as they were stored. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] frame) throws IOException;
    }

    /** The blocks in the files of a folder. */
    static Salvage of(Path dir) throws IOException {
        Salvage found = new Salvage();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(dir, "[0-9]*.cq4*")) {
            for (Path each : files) {
                try (RandomAccessFile file = new RandomAccessFile(each.toFile(), "r")) {
                    found.walk(each, file);
                }
            }
        }
        return found;
    }

    /** The first block of data says what the form is; blocks are counted behind it. */
    private void walk(Path path, RandomAccessFile file) throws IOException {
        long number = -1;
        boolean exact = true;
        long at = 0;
        while (at >= 0 && at + HEADER < file.length()) {
            int header = header(file, at);
            int length = header & LENGTH;
            boolean whole = (header & ~LENGTH) == 0 && isWhole(file, at, length);
            if (whole) {
                all.add(new Found(path, at, length, exact ? number : -1));
            }
            if (whole || header > 0 && at + HEADER + length <= file.length()) {
                number += (header & OWN) == 0 ? 1 : 0;
                at = at + HEADER + length + 3 & ~3L;
            } else {
                exact = false;
                at = next(file, at + HEADER);
            }
        }
    }

    private static int header(RandomAccessFile file, long at) throws IOException {
        file.seek(at);
        return Integer.reverseBytes(file.readInt());
    }

    private static boolean isWhole(RandomAccessFile file, long at, int length) throws IOException {
        if (length < BlockFrame.FIXED || length > LARGEST_BLOCK || at + HEADER + length > file.length()) {
            return false;
        }
        return BlockFrame.begins(file.readInt()) && BlockFrame.isWhole(bytes(file, at, length));
    }

    private static byte[] bytes(RandomAccessFile file, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(at + HEADER);
        file.readFully(bytes);
        return bytes;
    }

    private static long next(RandomAccessFile file, long from) throws IOException {
        byte[] chunk = new byte[CHUNK];
        ByteBuffer words = ByteBuffer.wrap(chunk).order(ByteOrder.BIG_ENDIAN);
        for (long at = from; at + 2 * HEADER < file.length(); at += CHUNK - HEADER) {
            file.seek(at);
            int read = file.read(chunk);
            for (int i = HEADER; i + HEADER <= read; i += HEADER) {
                long start = at + i - HEADER;
                if (BlockFrame.begins(words.getInt(i)) && isWhole(file, start, header(file, start))) {
                    return start;
                }
            }
        }
        return -1;
    }

    /** Gives those from number {@code from} on, of {@code blocks} that were; behind damage they count from the end. */
    void from(long from, long blocks, Taker taker) throws IOException {
        for (int i = 0; i < all.size(); i++) {
            Found found = all.get(i);
            long number = found.number >= 0 ? found.number : blocks - all.size() + i;
            if (number >= from || blocks == 0) {
                try (RandomAccessFile file = new RandomAccessFile(found.file.toFile(), "r")) {
                    taker.take(bytes(file, found.at, found.length));
                }
            }
        }
    }
}
