// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import java.io.IOException;

/** A segment holds something else than what was written. */
final class CorruptSpoolException extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptSpoolException(String message) {
        super(message);
    }
}
