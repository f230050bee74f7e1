// SPDX-License-Identifier: Apache-2.0
package io.weir.journal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cycles of a journal's folder. A file that was found damaged is set aside under another name, so that the writer
 * leaves it alone; it still is its cycle's, for whoever reads.
 *
 * @param dir the folder
 * @param roll its roll
 * @param only the one file that is looked at, or null for all
 */
public record CycleFiles(Path dir, Roll roll, Path only) {
    /** Behind the name of a file that was set aside. */
    public static final String DAMAGED = ".damaged";

    /** All files of a folder. */
    public CycleFiles(Path dir, Roll roll) {
        this(dir, roll, null);
    }

    /** One file, whatever its name is. */
    public static CycleFiles of(Path file) {
        Path dir = file.toAbsolutePath().getParent();
        for (Roll roll : Roll.values()) {
            if (cycleOf(roll, file) >= 0) {
                return new CycleFiles(dir, roll, file);
            }
        }
        return new CycleFiles(dir, Roll.DAY, file);
    }

    /** Whether a file has a name that one of the rolls gives. */
    static boolean isNamed(Path file) {
        return Arrays.stream(Roll.values()).anyMatch(roll -> cycleOf(roll, file) >= 0);
    }

    /** The file that a cycle is written into, whether it is there or not. */
    public Path file(int cycle) {
        return dir.resolve(roll.fileName(cycle));
    }

    /** The file that holds a cycle: the one that was set aside, if it was. */
    public Path found(int cycle) {
        if (only != null) {
            return only;
        }
        Path file = file(cycle);
        Path aside = dir.resolve(file.getFileName() + DAMAGED);
        return !Files.exists(file) && Files.exists(aside) ? aside : file;
    }

    /** Whether a cycle's file was set aside. */
    public boolean isSetAside(int cycle) {
        return found(cycle).getFileName().toString().endsWith(DAMAGED);
    }

    /** The cycles that have a file, rising. */
    public int[] cycles() throws IOException {
        if (only != null) {
            return new int[] {Math.max(0, cycleOf(roll, only))};
        }
        try (Stream<Path> files = Files.list(dir)) {
            return numbers(files).toArray();
        }
    }

    private IntStream numbers(Stream<Path> files) {
        return files.mapToInt(file -> cycleOf(roll, file)).filter(cycle -> cycle >= 0).distinct().sorted();
    }

    private static int cycleOf(Roll roll, Path file) {
        String name = file.getFileName().toString();
        return roll.cycleOf(name.endsWith(DAMAGED) ? name.substring(0, name.length() - DAMAGED.length()) : name);
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
