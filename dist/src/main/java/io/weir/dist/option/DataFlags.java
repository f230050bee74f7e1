// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where Weir keeps what it keeps for itself: state, and what waits on disk for sinks. */
final class DataFlags {
    /** What stands for a folder that Weir chooses. */
    static final String AUTO = "auto";
    static final Flag<Path> DIR = new Flag<>("data.dir", new FlagType<>("DIR", DataFlags::folder), AUTO,
        "folder for what Weir keeps for itself: state, spools; auto: data/ of the distribution, or of the working "
            + "directory where that cannot be written to or -state.dir is empty");

    private static final Path HERE = Path.of("data");

    private DataFlags() {
    }

    /** The folder, made or not. */
    static Path dir(FlagValues values) {
        Path given = values.value(DIR);
        if (!isAuto(given)) {
            return given;
        }
        boolean here = StateFlags.isOff(values) || !isWritable(home()) && isWritable(HERE);
        return here ? HERE : home();
    }

    /** {@code data/} beside the launcher. */
    static Path home() {
        return Path.of(System.getProperty("weir.home", "."), "data").normalize();
    }

    /** {@code data/} of the working directory: earlier versions had their spools there. */
    static Path here() {
        return HERE;
    }

    private static boolean isWritable(Path folder) {
        Path parent = folder.toAbsolutePath().getParent();
        return Files.isDirectory(folder) ? Files.isWritable(folder) : Files.isWritable(parent);
    }

    static boolean isAuto(Path folder) {
        return folder.toString().equals(AUTO);
    }

    /** Reads a folder's name. */
    static Path folder(String text) throws BadValueException {
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            throw new BadValueException("not a path: " + e.getReason());
        }
        throw new BadValueException("allowed: the name of a folder, or auto");
    }
}
