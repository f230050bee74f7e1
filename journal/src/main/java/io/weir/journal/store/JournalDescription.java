// SPDX-License-Identifier: Apache-2.0
package io.weir.journal.store;

import io.weir.file.PlainFile;
import io.weir.journal.store.JournalFormatException.Cause;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * What {@code journal.properties} says of a journal's folder.
 *
 * @param roll how often a new file begins
 */
public record JournalDescription(Roll roll) {
    private static final String FILE = "journal.properties";
    private static final String FORMAT = "1";

    /**
     * Reads a folder's description.
     *
     * @throws JournalFormatException if it is no journal, or one of another version
     */
    public static JournalDescription read(Path dir) throws IOException {
        Properties said = new Properties();
        try (Reader in = Files.newBufferedReader(PlainFile.toRead(dir.resolve(FILE)))) {
            said.load(in);
        } catch (NoSuchFileException missing) {
            throw new JournalFormatException(Cause.NO_JOURNAL, dir + " is no journal: there is no " + FILE + " in it");
        }
        if (!FORMAT.equals(said.getProperty("format"))) {
            throw new JournalFormatException(Cause.OTHER_VERSION,
                dir + " is a journal of format " + said.getProperty("format") + "; this Weir reads format " + FORMAT);
        }
        return new JournalDescription(roll(dir, said.getProperty("roll", "")));
    }

    private static Roll roll(Path dir, String text) throws JournalFormatException {
        try {
            return Roll.of(text);
        } catch (IllegalArgumentException unknown) {
            throw new JournalFormatException(Cause.OTHER_VERSION,
                dir.resolve(FILE) + ": unknown roll \"" + text + "\"");
        }
    }

    /** Writes the description of a new journal, at once or not at all. */
    public void write(Path dir) throws IOException {
        Path draft = dir.resolve(FILE + ".new");
        PlainFile.write(draft, "# A journal of Weir; docs/journal.md says what is in it.\nformat=" + FORMAT
            + "\nroll=" + roll.text() + "\n");
        Files.move(draft, dir.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether the folder has a description. */
    public static boolean exists(Path dir) {
        return Files.exists(dir.resolve(FILE));
    }
}
