// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

/** The server cannot start; the message says why and what to do. */
public final class HttpException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A failure with its cause. */
    public HttpException(String message, Throwable cause) {
        super(message, cause);
    }
}
