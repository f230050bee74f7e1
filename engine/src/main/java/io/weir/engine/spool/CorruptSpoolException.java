// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import java.io.IOException;

/** A segment holds something else than what was written. */
final class CorruptSpoolException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean later;

    CorruptSpoolException(String message) {
        this(message, false);
    }

    private CorruptSpoolException(String message, boolean later) {
        super(message);
        this.later = later;
    }

    /** Of another version of Weir, which reads it. */
    static CorruptSpoolException ofOtherVersion(String message) {
        return new CorruptSpoolException(message, true);
    }

    boolean isOfOtherVersion() {
        return later;
    }
}
