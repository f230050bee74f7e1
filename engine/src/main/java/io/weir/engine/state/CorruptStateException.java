// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import java.io.IOException;

/** A file that is no state this Weir can read; the message says why. */
final class CorruptStateException extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
