// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

/** The command line cannot be used; the text is one line for the user, the exit code is 2. */
public final class FlagException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A refusal that names the flag and what is allowed. */
    public FlagException(String message) {
        super(message);
    }
}
