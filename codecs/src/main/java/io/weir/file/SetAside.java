// SPDX-License-Identifier: Apache-2.0
package io.weir.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives files and folders that Weir cannot go on with another name. Nothing is removed, and nothing replaced. */
public final class SetAside {
    private SetAside() {
    }

    /**
     * Renames a file or folder to {@code name} beside it, numbered if there is such a one.
     *
     * @return where it is now
     * @throws IOException if it cannot be renamed: it is where it was then
     */
    public static Path move(Path file, String name) throws IOException {
        Path aside = file.resolveSibling(name);
        for (int i = 2; Files.exists(aside); i++) {
            aside = file.resolveSibling(name + "-" + i);
        }
        return Files.move(file, aside);
    }
}
