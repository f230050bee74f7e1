// SPDX-License-Identifier: Apache-2.0
package io.weir.journal.store;

import io.weir.file.PlainFile;
import io.weir.journal.store.JournalFormatException.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What {@code journal.properties} says of a journal's folder.
 *
 * @param roll how often a new file begins
 */
public record JournalDescription(Roll roll) {
    /** The file's name. */
    public static final String FILE = "journal.properties";

    private static final String FORMAT = "1";
    private static final String FORMATS = "[1-9][0-9]{0,3}";
    /** Many times what Weir writes. */
    private static final int MOST_BYTES = 64 << 10;

    /**
     * Reads a folder's description.
     *
     * @throws JournalFormatException if it is no journal, if what describes it is damaged, or if it is one of another
     *     version
     */
    public static JournalDescription read(Path dir) throws IOException {
        String text = text(dir);
        Properties said = properties(dir, text);
        String format = said.getProperty("format", "");
        String roll = said.getProperty("roll", "");
        if (!text.endsWith("\n") || !format.matches(FORMATS) || roll.isEmpty()) {
            throw damaged(dir, "it does not hold what Weir writes into it");
        }
        if (!FORMAT.equals(format)) {
            throw new JournalFormatException(Cause.OTHER_VERSION,
                dir + " is a journal of format " + format + "; this Weir reads format " + FORMAT);
        }
        return new JournalDescription(roll(dir, roll));
    }

    private static String text(Path dir) throws IOException {
        try (InputStream in = Files.newInputStream(PlainFile.toRead(dir.resolve(FILE)))) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw new JournalFormatException(Cause.NO_JOURNAL, dir + " is no journal: there is no " + FILE + " in it");
        }
    }

    private static Properties properties(Path dir, String text) throws IOException {
        Properties said = new Properties();
        try {
            said.load(new StringReader(text));
        } catch (IllegalArgumentException malformed) {
            throw damaged(dir, "it is no text of properties");
        }
        return said;
    }

    private static JournalFormatException damaged(Path dir, String how) {
        return new JournalFormatException(Cause.DAMAGED, dir.resolve(FILE) + " is damaged: " + how);
    }

    /** A name that no file beside it contradicts is a later Weir's. */
    private static Roll roll(Path dir, String text) throws IOException {
        try {
            return Roll.of(text);
        } catch (IllegalArgumentException unknown) {
            if (JournalNames.of(dir).roll() != null) {
                throw damaged(dir, "there is no roll \"" + text + "\"");
            }
            throw new JournalFormatException(Cause.OTHER_VERSION,
                dir.resolve(FILE) + ": unknown roll \"" + text + "\"");
        }
    }

    /**
     * What the journal's own files say where the description is gone or damaged; null if there are none.
     *
     * @throws JournalFormatException if they are another version's, or of several rolls
     */
    public static JournalDescription infer(Path dir) throws IOException {
        JournalNames names = JournalNames.of(dir);
        names.check();
        return names.roll() == null ? null : new JournalDescription(names.roll());
    }

    /** Writes the description of a new journal, at once or not at all. */
    public void write(Path dir) throws IOException {
        DurableFile.write(dir.resolve(FILE), "# A journal of Weir; docs/journal.md says what is in it.\nformat="
            + FORMAT + "\nroll=" + roll.text() + "\n");
    }
}
