// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.sink.SinkException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/** Puts what the system says about a journal into words, and says whether waiting may help. */
final class JournalFailure {
    private JournalFailure() {
    }

    /** The journal could not be opened. */
    static SinkException opening(Path dir, IOException cause) {
        return new SinkException("open journal " + dir + ": " + reason(cause), true, cause);
    }

    /** A block could not be written; it may be possible later. */
    static SinkException writing(Path dir, IOException cause) {
        return new SinkException("write journal " + dir + ": " + reason(cause), true, cause);
    }

    /** Chronicle, or a page of its mapping, failed in a way that nobody foresaw: the files are opened again. */
    static SinkException broken(Path dir, Throwable cause) {
        return new SinkException("write journal " + dir + ": " + cause + "; it will be opened again", true, cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        String said = cause instanceof FileSystemException system && system.getReason() != null
            ? system.getReason() : cause.getMessage();
        return said == null ? cause.toString() : said.toLowerCase(Locale.ROOT);
    }
}
