// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

/** A collector cannot start; the text names the listener or sink and what to do. */
public final class CollectorException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A failure with its cause, which may be null. */
    public CollectorException(String message, Throwable cause) {
        super(message, cause);
    }
}
