// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

/** A flag's value is not one of those allowed; the text says what is allowed, without the flag and the value. */
public final class BadValueException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A refusal, such as {@code "allowed: block, drop"}. */
    public BadValueException(String allowed) {
        super(allowed);
    }
}
