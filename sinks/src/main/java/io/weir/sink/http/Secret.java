// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.log.Reason;
import io.weir.sink.SinkException;
import io.weir.sink.settings.SmallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A token or password: from a file, read again when it changes, or from the environment. Any thread. Never shown. */
final class Secret {
    private static final int MOST_BYTES = 1 << 16;

    private final String key;
    private final Path file;
    private final String variable;
    private final int highest;
    private String value = "";
    private BasicFileAttributes seen;

    private Secret(String key, Path file, String variable, int highest) {
        this.key = key;
        this.file = file;
        this.variable = variable;
        this.highest = highest;
    }

    /** A token, which stands in a header as it is: the text of an error must not show it either. */
    static Secret token(Path file, String variable) {
        return new Secret("token", file, variable, '~');
    }

    /** A password, which is encoded before it stands in a header. */
    static Secret password(Path file, String variable) {
        return new Secret("password", file, variable, Character.MAX_VALUE);
    }

    private boolean isFile() {
        return !file.toString().isEmpty();
    }

    /** Where it is, for messages. */
    String place() {
        return isFile() ? "the file " + file : "the environment variable " + variable;
    }

    /**
     * Reads it for the first time.
     *
     * @param owner what stands before the keys of settings: {@code -transport.http}
     * @throws SinkException if it is not there, empty, or unfit for a header
     */
    synchronized void start(String owner) throws SinkException {
        try {
            value = isFile() ? fromFile() : fromEnvironment();
        } catch (IOException unreadable) {
            throw new SinkException(owner + "." + key + (isFile() ? "-file: " : "-env: ") + place()
                + " has no usable secret: " + Reason.of(unreadable), false, unreadable);
        }
    }

    /** What it is now; what it was while a changed file cannot be read. */
    synchronized String value() {
        try {
            if (isFile() && hasChanged()) {
                value = fromFile();
            }
        } catch (IOException beingReplaced) {
            seen = null;
        }
        return value;
    }

    private boolean hasChanged() throws IOException {
        BasicFileAttributes now = attributes();
        return seen == null || now.size() != seen.size() || !now.lastModifiedTime().equals(seen.lastModifiedTime())
            || now.fileKey() != null && !now.fileKey().equals(seen.fileKey());
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }

    private String fromFile() throws IOException {
        BasicFileAttributes before = attributes();
        String read = fit(SmallFile.text(file, MOST_BYTES).strip());
        seen = before;
        return read;
    }

    private String fromEnvironment() throws IOException {
        String set = System.getenv(variable);
        return fit(set == null ? "" : set.strip());
    }

    private String fit(String text) throws IOException {
        if (text.isEmpty()) {
            throw new IOException("it is empty or not there");
        }
        if (!text.chars().allMatch(c -> c >= ' ' && c != 0x7f && c <= highest)) {
            throw new IOException("it has more than one line, or characters that it must not have");
        }
        return text;
    }
}
