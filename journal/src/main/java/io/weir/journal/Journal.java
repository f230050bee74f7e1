// SPDX-License-Identifier: Apache-2.0
package io.weir.journal;

import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.JournalDescription;
import java.io.IOException;
import java.nio.file.Path;

/** A journal's folder, for reading; a Weir may be writing it. Any thread; a reader is one thread's. */
public final class Journal {
    private final CycleFiles files;

    private Journal(CycleFiles files) {
        this.files = files;
    }

    /**
     * Opens a folder.
     *
     * @throws IOException if it is no journal or cannot be read; the message names it
     */
    public static Journal open(Path dir) throws IOException {
        return new Journal(new CycleFiles(dir, JournalDescription.read(dir).roll()));
    }

    /** The folder. */
    public Path dir() {
        return files.dir();
    }

    /** Its files. */
    public CycleFiles files() {
        return files;
    }

    /** A new reader, before the first record. */
    public JournalReader reader() {
        return new JournalReader(files);
    }

    /** The places of named readers. */
    public ReaderPlaces places() {
        return new ReaderPlaces(files.dir());
    }
}
