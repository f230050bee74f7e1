// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.access;

import io.weir.codec.exporter.Cidr;
import io.weir.log.Reason;
import io.weir.sink.settings.SmallFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads ranges out of a flag's value: separated by commas, or {@code @FILE} with one a line. Any thread. */
final class AddressFile {
    /** Some 250,000 ranges. */
    private static final int MOST_BYTES = 4 << 20;

    private AddressFile() {
    }

    /** All ranges of {@code text}; the empty text has none. */
    static List<Cidr> ranges(String text) throws AccessException {
        if (text.equals("@")) {
            throw new AccessException("a file's name is missing behind @");
        }
        if (text.startsWith("@")) {
            return file(text.substring(1));
        }
        List<Cidr> ranges = new ArrayList<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            ranges.add(range(each.strip(), ""));
        }
        return ranges;
    }

    private static List<Cidr> file(String file) throws AccessException {
        List<String> lines = lines(file);
        List<Cidr> ranges = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                ranges.add(range(line, file + " line " + (i + 1) + ": "));
            }
        }
        return ranges;
    }

    /** @param where what an error begins with */
    private static Cidr range(String text, String where) throws AccessException {
        try {
            return Cidr.parse(text);
        } catch (IllegalArgumentException e) {
            throw new AccessException(where + e.getMessage());
        }
    }

    private static List<String> lines(String file) throws AccessException {
        try {
            return SmallFile.text(Path.of(file), MOST_BYTES).lines().toList();
        } catch (NoSuchFileException e) {
            throw new AccessException(file + ": there is no such file");
        } catch (IOException | InvalidPathException e) {
            throw new AccessException(file + ": cannot be read: " + Reason.of(e));
        }
    }
}
