// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

/** The command line cannot be used; the text is one line for the user. */
public final class FlagException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int BAD_COMMAND_LINE = 2;

    private final int exitCode;

    /** A refusal that names the flag and what is allowed. */
    public FlagException(String message) {
        this(message, BAD_COMMAND_LINE);
    }

    /** The same with another exit code. */
    public FlagException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** With which the process ends. */
    public int exitCode() {
        return exitCode;
    }
}
