// SPDX-License-Identifier: Apache-2.0
package io.weir.journal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cycles of a journal's folder.
 *
 * @param dir the folder
 * @param roll its roll
 */
public record CycleFiles(Path dir, Roll roll) {
    /** The file of a cycle, whether it is there or not. */
    public Path file(int cycle) {
        return dir.resolve(roll.fileName(cycle));
    }

    /** The cycles that have a file, rising. */
    public int[] cycles() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return numbers(files).toArray();
        }
    }

    private IntStream numbers(Stream<Path> files) {
        return files.mapToInt(file -> roll.cycleOf(file.getFileName().toString())).filter(cycle -> cycle >= 0)
            .sorted();
    }

    /** The first cycle from {@code least} on that has a file, or -1. */
    public int from(int least) throws IOException {
        for (int cycle : cycles()) {
            if (cycle >= least) {
                return cycle;
            }
        }
        return -1;
    }

    /** The last cycle that has a file, or -1. */
    public int last() throws IOException {
        int[] cycles = cycles();
        return cycles.length == 0 ? -1 : cycles[cycles.length - 1];
    }
}
