// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.settings;

import io.weir.file.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads files that users write by hand: lists, secrets, certificates. Some are read again while flows come; a wrong
 * name, such as that of a log, must not take all of the heap then. Any thread.
 */
public final class SmallFile {
    private SmallFile() {
    }

    /**
     * All bytes of a file, also behind links. A named pipe or a device is refused: it might never end.
     *
     * @param most bytes that it may have
     * @throws IOException if it cannot be read, or has more; the message says so
     */
    public static byte[] bytes(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(PlainFile.toRead(file))) {
            byte[] read = in.readNBytes(most + 1);
            if (read.length > most) {
                throw new IOException("larger than " + most + " bytes");
            }
            return read;
        }
    }

    /**
     * The text of a file in UTF-8, without a byte order mark.
     *
     * @param most bytes that it may have
     * @throws CharacterCodingException if it is no such text
     * @throws IOException if it cannot be read, or has more
     */
    public static String text(Path file, int most) throws IOException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file, most))).toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
