// SPDX-License-Identifier: Apache-2.0
package io.weir.journal;

import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.JournalDescription;
import io.weir.journal.store.JournalFormatException;
import io.weir.journal.store.JournalFormatException.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A journal's folder, or one of its files, for reading; a Weir may be writing it. Any thread; a reader is one thread's.
 */
public final class Journal {
    private final CycleFiles files;
    private final String fault;

    private Journal(CycleFiles files, String fault) {
        this.files = files;
        this.fault = fault;
    }

    /**
     * Opens a folder, or one file of a journal.
     *
     * @throws IOException if it is no journal or cannot be read; the message names it
     */
    public static Journal open(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return new Journal(CycleFiles.of(place), "");
        }
        try {
            return new Journal(new CycleFiles(place, JournalDescription.read(place).roll()), "");
        } catch (JournalFormatException unread) {
            return new Journal(new CycleFiles(place, inferred(place, unread).roll()),
                unread.getMessage() + "; what it says was taken from the files beside it");
        }
    }

    private static JournalDescription inferred(Path dir, JournalFormatException unread) throws IOException {
        JournalDescription known = unread.kind() == Cause.OTHER_VERSION ? null : JournalDescription.infer(dir);
        if (known == null) {
            throw unread;
        }
        return known;
    }

    /** What is wrong with the folder's description, if its files told the same; empty if nothing is. */
    public String fault() {
        return fault;
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
