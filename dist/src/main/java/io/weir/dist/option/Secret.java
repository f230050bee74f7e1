// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagType;
import io.weir.log.Reason;
import io.weir.sink.settings.SmallFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A value that must not be shown; immutable. */
public final class Secret {
    /** None. */
    public static final Secret NONE = new Secret("");
    /** The value itself, or {@code @FILE} for the first line of a file. */
    static final FlagType<Secret> TYPE = new FlagType<>("SECRET", Secret::parse);

    private static final int MOST_BYTES = 1 << 16;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Reads {@code SECRET} or {@code @FILE}.
     *
     * @throws BadValueException if the file cannot be read or is empty
     */
    public static Secret parse(String text) throws BadValueException {
        if (!text.startsWith("@")) {
            return new Secret(text);
        }
        try {
            String line = SmallFile.text(Path.of(text.substring(1)), MOST_BYTES).lines().findFirst().orElse("").trim();
            if (line.isEmpty()) {
                throw new BadValueException("the file is empty; put the secret on its first line");
            }
            return new Secret(line);
        } catch (IOException | InvalidPathException e) {
            throw new BadValueException("the file cannot be read: " + Reason.of(e) + "; allowed: SECRET or @FILE");
        }
    }

    /** What it is, empty for none. */
    public String value() {
        return value;
    }

    /** Nothing of it, so that it is not shown by accident. */
    @Override
    public String toString() {
        return value.isEmpty() ? "" : Flag.HIDDEN;
    }
}
