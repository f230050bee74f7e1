// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives files that the writer cannot go on with another name. Nothing is removed, and nothing replaced. */
final class SetAside {
    private SetAside() {
    }

    /** Renames a file to its name and {@code ending}, numbered if there is such a one; gives the new name. */
    static Path move(Path file, String ending) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ending);
        for (int i = 2; Files.exists(aside); i++) {
            aside = file.resolveSibling(file.getFileName() + ending + "-" + i);
        }
        return Files.move(file, aside);
    }
}
