// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a spool's folder holds, beside the Weir that uses it. */
final class SpoolOnDisk {
    private SpoolOnDisk() {
    }

    /** Records that are not acknowledged, as the states of the segments have them; -1 while these change. */
    static long records(Path spool) {
        try (Stream<Path> all = Files.walk(spool)) {
            return all.filter(path -> path.endsWith("state")).mapToLong(SpoolOnDisk::unacknowledged).sum();
        } catch (IOException | UncheckedIOException changing) {
            return -1;
        }
    }

    private static long unacknowledged(Path state) {
        try {
            ByteBuffer longs = ByteBuffer.wrap(Files.readAllBytes(state));
            return longs.capacity() < 56 ? 0 : longs.getLong(16) - longs.getLong(48);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
