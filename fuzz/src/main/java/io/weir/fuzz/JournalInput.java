// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.journal.store.CycleFile;
import io.weir.journal.store.Excerpts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A cycle's file: going through it ends, whatever is in it. */
final class JournalInput implements Input {
    /** Chronicle's mark of what is its own. */
    private static final int OWN = 1 << 30;

    private final Path file;

    JournalInput() {
        try {
            file = Files.createTempFile("weir-fuzz", ".cq4");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.toFile().deleteOnExit();
    }

    @Override
    public void read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try (CycleFile cycle = CycleFile.open(file)) {
            Excerpts excerpts = new Excerpts(cycle);
            long steps = bytes.length + 16L;
            Excerpts.Step step = excerpts.next();
            while (step == Excerpts.Step.BLOCK) {
                if (--steps < 0 || excerpts.at() + 4 + excerpts.length() > bytes.length) {
                    throw new IllegalStateException("goes on and on, or beyond the end, at " + excerpts.at());
                }
                step = excerpts.next();
            }
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (int excerpts : new int[] {0, 1, 3}) {
            ByteBuffer b = ByteBuffer.allocate(1 << 10).order(ByteOrder.LITTLE_ENDIAN);
            b.putInt(OWN | 60).position(64);
            for (int i = 0; i < excerpts; i++) {
                b.putInt(40).position(b.position() + 40);
            }
            seeds.add(b.array());
        }
        return seeds;
    }
}
