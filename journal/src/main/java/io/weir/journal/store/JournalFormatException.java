// SPDX-License-Identifier: Apache-2.0
package io.weir.journal.store;

import java.io.IOException;

/** A folder or file is not what a journal's should be; the message names it. */
public final class JournalFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Cause kind;

    /** A fault of that kind; the message says what to do. */
    public JournalFormatException(Cause kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What is wrong. */
    public enum Cause {
        /** The folder holds no journal. */
        NO_JOURNAL,
        /** It was written by another version. */
        OTHER_VERSION,
        /** A block is not what was written. */
        DAMAGED
    }

    /** What is wrong. */
    public Cause kind() {
        return kind;
    }
}
