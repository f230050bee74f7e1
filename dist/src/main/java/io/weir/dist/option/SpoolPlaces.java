// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.engine.spool.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The folders of spools that Weir chooses itself, in {@code -data.dir}. Records that wait in a folder of earlier, below
 * the working directory or the distribution, are not left behind: that folder is used until it is empty, or named.
 */
final class SpoolPlaces {
    private final Path data;
    private final Path here;
    private final Set<Path> earlier = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();

    /** Spools in {@code data}; earlier ones may be in {@code here}, below the working directory, or {@code home}. */
    SpoolPlaces(Path data, Path here, Path home) {
        this.data = data;
        this.here = here;
        this.earlier.add(here);
        this.earlier.add(home);
    }

    /** The folder for data. */
    Path data() {
        return data;
    }

    /** The folder for a sink. */
    Path of(String sink) {
        Path chosen = in(data, sink);
        for (Path each : earlier) {
            Path old = in(each, sink);
            if (Spool.isLeft(old) && !isSame(old, chosen)) {
                if (each.equals(here) && !Spool.isLeft(chosen)) {
                    notes.add("sink " + sink + ": records wait in " + old.toAbsolutePath()
                        + ", where earlier versions had spools: it goes on there. At a start after they are sent, the "
                        + "spool will be " + chosen);
                    return old;
                }
                notes.add("sink " + sink + ": records wait in " + old.toAbsolutePath() + ", and its spool is " + chosen
                    + ": they are not sent. To send them start Weir once with -transport." + sink + ".spool.dir="
                    + old.toAbsolutePath());
            }
        }
        return chosen;
    }

    private static Path in(Path data, String sink) {
        return data.resolve("spool").resolve(sink);
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException oneIsMissing) {
            return false;
        }
    }

    /** What was found, a line each. */
    List<String> notes() {
        return List.copyOf(notes);
    }
}
