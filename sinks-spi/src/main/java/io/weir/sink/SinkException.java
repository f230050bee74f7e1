// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

/** A sink cannot be made, started or written to. */
public final class SinkException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;
    private final boolean gone;

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
        this(message, retryable, false, cause);
    }

    private SinkException(String message, boolean retryable, boolean gone, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
        this.gone = gone;
    }

    /**
     * The destination is gone for good, as a pipe whose reader ended: the sink gets no further block until it is asked
     * to reopen, and if it was the only one, Weir stops.
     */
    public static SinkException gone(String message, Throwable cause) {
        return new SinkException(message, false, true, cause);
    }

    /** Whether the same block may succeed later. */
    public boolean isRetryable() {
        return retryable;
    }

    /** Whether the destination is gone for good, see {@link #gone}. */
    public boolean isGone() {
        return gone;
    }
}
