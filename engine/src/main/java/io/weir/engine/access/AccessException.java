// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.access;

/** A list of addresses cannot be used; the text names file, line and entry, and what is allowed. */
public final class AccessException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A refusal in one line. */
    public AccessException(String message) {
        super(message);
    }
}
