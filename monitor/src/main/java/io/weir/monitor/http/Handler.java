// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

/** Answers the requests for one route. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers one request; several at a time, on the server's threads.
     *
     * @return never null
     * @throws BadRequestException for a parameter that cannot be used; anything else thrown is answered 500
     */
    Answer answer(Request request) throws BadRequestException;
}
