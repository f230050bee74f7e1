// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.journal.Journal;
import io.weir.log.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens journals for commands: what this user may not read is refused before anything is printed. Main thread. */
final class Journals {
    private Journals() {
    }

    /**
     * Opens a journal.
     *
     * @throws IOException if it is none or cannot be read; the text names the folder or file, the reason and what to do
     */
    static Journal open(Path dir) throws IOException {
        try {
            Journal journal = Journal.open(dir);
            for (int cycle : journal.files().cycles()) {
                Path file = journal.files().found(cycle);
                if (Files.exists(file) && !Files.isReadable(file)) {
                    throw new AccessDeniedException(file.toString());
                }
            }
            return journal;
        } catch (FileSystemException unusable) {
            throw inWords(unusable);
        }
    }

    private static IOException inWords(FileSystemException unusable) {
        String advice = unusable instanceof AccessDeniedException
            ? "; run this as a user who may read it, such as the one that Weir runs as" : "";
        return new IOException(unusable.getFile() + ": " + Reason.of(unusable) + advice, unusable);
    }
}
