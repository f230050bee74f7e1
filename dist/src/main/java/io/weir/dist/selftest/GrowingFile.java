// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Reads whole lines as they are appended to a file; what was there before is not read. One thread. */
final class GrowingFile {
    private static final int PIECE = 1 << 20;

    private final Path file;
    private long position;

    /** A file that may not be there yet. */
    GrowingFile(Path file) throws IOException {
        this.file = file;
        this.position = Files.exists(file) ? Files.size(file) : 0;
    }

    /** The lines that came since the last call. */
    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        if (!Files.exists(file)) {
            return lines;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // A file that was cut is read again from its start.
            position = channel.size() < position ? 0 : position;
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, channel.size() - position));
            int length = Math.max(0, channel.read(piece, position));
            int start = 0;
            for (int i = 0; i < length; i++) {
                if (piece.get(i) == '\n') {
                    lines.add(new String(piece.array(), start, i - start, StandardCharsets.UTF_8));
                    start = i + 1;
                }
            }
            position += start;
        }
        return lines;
    }
}
