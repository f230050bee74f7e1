// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

/** A request that cannot be answered; the message tells the client why, and is answered 400. */
public final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A refusal in words, without a line's end. */
    public BadRequestException(String message) {
        super(message);
    }
}
