// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.walk;

import io.weir.codec.state.Rates;
import io.weir.codec.state.Session;

/**
 * Follows which sampling rate goflow2 would take from the datagram being walked: the first one, none if anything in the
 * sets it reads fails, and for v9 it reads only as many sets as the header counts records. One thread.
 */
public final class AsGoflow2 {
    private int setsLeft;
    private boolean failed;
    private boolean found;
    private Session session;
    private long rate;

    void begin() {
        setsLeft = Integer.MAX_VALUE;
        failed = false;
        found = false;
    }

    /** The header count of v9. */
    public void limitSets(int count) {
        setsLeft = count;
    }

    void nextSet() {
        setsLeft--;
    }

    /** Something went wrong for which goflow2 drops the whole datagram, if it got that far. */
    void fail() {
        failed |= setsLeft >= 0;
    }

    /** A rate in an options record. */
    void rate(Session of, long value) {
        if (setsLeft >= 0 && !found) {
            found = true;
            session = of;
            rate = value;
        }
    }

    /** Whether a rate was found. */
    boolean hasRate() {
        return found;
    }

    /** The walk is over: goflow2 knows the rate from now on. */
    public void end() {
        if (found && !failed) {
            Rates.learnAsGoflow2(session, rate);
        }
    }
}
