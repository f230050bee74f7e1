// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.journal.store.CycleFile;
import io.weir.watch.HeldFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether the folder and the file being written are still there under their names. {@link #look} on the watch's thread,
 * the rest on the sink's.
 */
final class Holding {
    private volatile Seen seen = new Seen(null, 0);

    /** How far a file was written when its name last led to it. */
    private record Seen(HeldFile file, long end) {
    }

    /** Looks at both. */
    void look(FolderLock lock, JournalWriter writer) {
        lock.held().look();
        HeldFile file = writer.held();
        long end = writer.end();
        if (file != null && file.look()) {
            seen = new Seen(file, end);
        }
    }

    /** The name that leads elsewhere now, or nowhere; null if both are in order. */
    static Path lost(FolderLock lock, JournalWriter writer) {
        HeldFile file = writer.held();
        if (lock.held().isLost()) {
            return lock.held().path();
        }
        return file != null && file.isLost() ? file.path() : null;
    }

    /** What was written to a file after it was deleted, for nobody to read; null if it has a name or is unknown. */
    Rescue rescue(HeldFile file) throws IOException {
        Optional<Path> open = file != null && file.isDeleted() ? file.descriptor() : Optional.empty();
        Seen last = seen;
        return open.isEmpty() ? null : new Rescue(CycleFile.open(open.get()), last.file() == file ? last.end() : 0);
    }
}
