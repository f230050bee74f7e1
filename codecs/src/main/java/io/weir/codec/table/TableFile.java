// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a table that comes with the code. */
public final class TableFile {
    private TableFile() {
    }

    /**
     * The lines of a table but for comments, which begin with #.
     *
     * @param owner the class beside which the file lies
     * @param file its name
     */
    public static List<String> lines(Class<?> owner, String file) {
        try (InputStream in = owner.getResourceAsStream(file);
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
