// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

/** A sink cannot be made, started or written to. */
public final class SinkException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /** A failure that offering the block again will not mend. */
    public SinkException(String message) {
        this(message, false, null);
    }

    /**
     * A failure.
     *
     * @param message names the file, address or setting, and says what to do
     * @param retryable whether the same block may succeed later
     * @param cause may be null
     */
    public SinkException(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** Whether the same block may succeed later. */
    public boolean isRetryable() {
        return retryable;
    }
}
