// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.EarlyFlag;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagType;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Where plugins are: known before all other flags are, because plugins bring flags of their own. */
public final class PluginFlags {
    /** The flag without its hyphen. */
    public static final String NAME = "plugins.dir";

    private static final Flag<Path> DIR = new Flag<>(NAME, new FlagType<>("DIR", PluginFlags::existing), "",
        "folder with plugin jars; by default plugins/ of the distribution");

    private PluginFlags() {
    }

    /** Adds the flag to a command's. */
    public static void addTo(FlagSet flags) {
        flags.add("Plugins", List.of(DIR));
    }

    /**
     * The folder asked for, or the distribution's own; it may be missing: a bad value is refused when the whole command
     * line is read.
     */
    public static Path dir(List<String> args) {
        String text = EarlyFlag.text(args, NAME);
        return text == null ? defaultDir() : path(text, defaultDir());
    }

    /** {@code plugins/} beside the launcher, which says where that is. */
    public static Path defaultDir() {
        return Path.of(System.getProperty("weir.home", "."), "plugins");
    }

    private static Path path(String text, Path otherwise) {
        try {
            return text.isEmpty() ? otherwise : Path.of(text);
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }

    private static Path existing(String text) throws BadValueException {
        try {
            Path dir = text.isEmpty() ? defaultDir() : Path.of(text);
            if (text.isEmpty() || Files.isDirectory(dir)) {
                return dir;
            }
        } catch (InvalidPathException e) {
            throw new BadValueException("not a path: " + e.getReason());
        }
        throw new BadValueException("allowed: a folder that exists");
    }
}
