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
 * @param refusals decide what is unfit
 * @param trouble tells the user
 */
record Courier(Requests requests, Credentials credentials, Backoff backoff, long giveUpNs, BatchLimits limits,
    DeadLetters deadLetters, Refusals refusals, TroubleLog trouble) {

    /** A record was refused alone. */
    void refused(Search.Alone alone, Answer answer, Refusals.Tally tally) {
        Refused known = refusals.refused(alone, answer, tally);
        if (known != null) {
            letGo(known);
        } else if (refusals.isHolding()) {
            tellHold();
        }
    }

    /** The sink holds. */
    void tellHold() {
        trouble.failing("refusing", refusals.why());
    }

    /** A record is unfit; where it goes is the last that Weir does with it. */
    void letGo(Refused unfit) {
        if (deadLetters.add(unfit.piece(), unfit.answer())) {
            refusals.kept();
        }
        unfit.piece().rejected();
    }
}
