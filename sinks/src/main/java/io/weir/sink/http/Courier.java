// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

/**
 * What a shipment needs to be delivered; shared by all of a sink.
 *
 * @param requests sends
 * @param credentials shown with each request
 * @param backoff pauses
 * @param giveUpNs how long a batch is tried; 0 is without end
 * @param limits learn from 413
 * @param deadLetters get what is refused
 * @param trouble tells the user
 */
record Courier(Requests requests, Credentials credentials, Backoff backoff, long giveUpNs, BatchLimits limits,
    DeadLetters deadLetters, TroubleLog trouble) {
}
