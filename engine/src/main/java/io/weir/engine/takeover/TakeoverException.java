// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.takeover;

/** The sockets of another Weir cannot be had; the message says why, and what to do. */
public final class TakeoverException extends Exception {
    private static final long serialVersionUID = 1;

    TakeoverException(String message) {
        super(message);
    }

    TakeoverException(String message, Throwable cause) {
        super(message, cause);
    }
}
