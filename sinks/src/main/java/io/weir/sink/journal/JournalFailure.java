// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.log.Reason;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** Puts what the system says about a journal into words, and says whether waiting may help. */
final class JournalFailure {
    private JournalFailure() {
    }

    /** The journal could not be opened; {@code flag} is the one that names its folder. */
    static SinkException opening(String flag, Path dir, IOException cause) {
        String advice = cause instanceof AccessDeniedException ? "let Weir's user write there, or choose another folder"
            : "choose another folder";
        return new SinkException(
            "open journal " + dir + ": " + Reason.of(cause) + "; " + advice + " with " + flag, true, cause);
    }

    /** A block could not be written; it may be possible later. */
    static SinkException writing(Path dir, IOException cause) {
        return new SinkException("write journal " + dir + ": " + Reason.of(cause), true, cause);
    }

    /** Chronicle, or a page of its mapping, failed in a way that nobody foresaw: the files are opened again. */
    static SinkException broken(Path dir, Throwable cause) {
        return new SinkException("write journal " + dir + ": " + Reason.of(cause) + "; it will be opened again",
            true, cause);
    }
}
