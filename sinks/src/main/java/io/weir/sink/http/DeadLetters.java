// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.file.PlainFile;
import io.weir.log.Reason;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps records that the server refused, with its answer: a JSON object a line. Any thread.
 *
 * <p>The file is opened for each record, so that it may be moved away at any time.
 */
final class DeadLetters {
    private static final Set<StandardOpenOption> APPEND = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

    private final Path file;
    private final boolean isFolderMade;
    private final long mostBytes;
    private final TroubleLog trouble;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * Without a file, an empty path, letters are only told of.
     *
     * @param isFolderMade whether its folder is made when the first letter comes
     */
    DeadLetters(Path file, boolean isFolderMade, long mostBytes, TroubleLog trouble) {
        this.file = file;
        this.isFolderMade = isFolderMade;
        this.mostBytes = mostBytes;
        this.trouble = trouble;
    }

    private boolean isKept() {
        return !file.toString().isEmpty();
    }

    /** Shows that the file can be written to; {@code flag} is the one that names it. */
    void start(String flag) throws SinkException {
        if (!isKept()) {
            return;
        }
        try {
            open().close();
        } catch (IOException unwritable) {
            throw new SinkException(
                flag + ": " + file + " cannot be written: " + Reason.of(unwritable), false, unwritable);
        }
    }

    /** A record that is unfit; whether it is kept. */
    synchronized boolean add(Piece letter, Answer answer) {
        if (!isKept()) {
            trouble.warn("refused", answer.inWords() + ": record dropped; dead-letter=FILE would keep it");
            return false;
        }
        byte[] line = line(letter, answer);
        try (FileChannel to = open()) {
            if (to.size() + line.length > mostBytes) {
                trouble.warn("full", answer.inWords() + ": record dropped; the dead-letter file " + file
                    + " is full (dead-letter-bytes): move it away, Weir begins a new one");
                return false;
            }
            write(line, to);
            trouble.warn("refused", answer.inWords() + ": record kept in " + file);
            return true;
        } catch (IOException failed) {
            trouble.warn("unwritten", answer.inWords() + ": record dropped; " + file + ": " + Reason.of(failed));
            return false;
        }
    }

    private byte[] line(Piece letter, Answer answer) {
        Part part = letter.parts().get(0);
        String record = new String(part.array(), part.from(), part.bytes() - 1, StandardCharsets.UTF_8);
        String line = "{\"time\":\"" + Instant.now() + "\",\"batch\":\"" + letter.id() + "\",\"status\":"
            + answer.status() + ",\"answer\":" + json.writeValueAsString(answer.body().text())
            + ",\"record\":" + record + "}\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    /** A line that was torn by a full disk is cut off again. */
    private static void write(byte[] line, FileChannel to) throws IOException {
        long before = to.size();
        ByteBuffer bytes = ByteBuffer.wrap(line);
        try {
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        } catch (IOException full) {
            to.truncate(before);
            throw full;
        }
    }

    private FileChannel open() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (isFolderMade && !Files.exists(folder)) {
            Files.createDirectories(folder, permissions("rwxr-x---"));
        }
        return PlainFile.open(file, APPEND, permissions("rw-r-----"));
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
