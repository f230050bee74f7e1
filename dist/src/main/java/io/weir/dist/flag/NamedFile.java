// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import io.weir.log.Reason;
import io.weir.sink.settings.SmallFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of text that the user named by a flag or a variable. */
public final class NamedFile {
    private static final int MOST_BYTES = 1 << 20;

    private NamedFile() {
    }

    /**
     * Its text, at most 1 MiB.
     *
     * @param name as the user wrote it
     * @param by what names it, such as {@code flag -config}
     * @throws FlagException if it cannot be read
     */
    public static String text(String name, String by) throws FlagException {
        try {
            return SmallFile.text(Path.of(name), MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw new FlagException(by + ": there is no file " + name);
        } catch (IOException | InvalidPathException e) {
            throw new FlagException(by + ": cannot read " + name + ": " + Reason.of(e));
        }
    }
}
