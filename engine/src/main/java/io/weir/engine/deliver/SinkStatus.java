// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.config.OnError;
import io.weir.sink.Sink;
import io.weir.sink.SinkTrouble;
import io.weir.sink.WhenFull;

/**
 * How a sink is at the moment.
 *
 * @param sink its name
 * @param whenFull what happens if it does not keep up
 * @param onError what a failed block leads to
 * @param failing whether its last write failed, or it says itself that records do not arrive
 * @param lastError what it, or its spool, last complained of; empty for nothing yet
 * @param lastErrorMs when, milliseconds since 1970 UTC; 0 for nothing yet
 * @param firstErrorMs when it first complained; 0 for nothing yet
 * @param errors how often it complained
 * @param spoolFull whether its spool lost records for want of room since it last took any
 * @param losing whether records were lost for it within the last seconds
 */
public record SinkStatus(
    String sink, WhenFull whenFull, OnError onError, boolean failing, String lastError, long lastErrorMs,
    long firstErrorMs, long errors, boolean spoolFull, boolean losing) {
    /** From what its calls led to and what the sink itself complains of. */
    static SinkStatus of(SinkSpec spec, Sink sink, FaultLog faults, boolean spoolFull) {
        SinkTrouble own = SinkCalls.trouble(sink, faults);
        FaultLog.Trouble calls = faults.last();
        boolean ownIsNewer = own.lastMs() > calls.atMs() || own.failing() && !faults.isFailing();
        return new SinkStatus(spec.name(), spec.whenFull(), spec.onError(), faults.isFailing() || own.failing(),
            ownIsNewer ? own.text() : calls.text(), Math.max(own.lastMs(), calls.atMs()),
            first(own.firstMs(), calls.firstMs()), calls.count() + own.count(), spoolFull, false);
    }

    private static long first(long ms, long otherMs) {
        return ms == 0 || otherMs == 0 ? Math.max(ms, otherMs) : Math.min(ms, otherMs);
    }

    /** This status of a sink whose own threads have {@code trouble}, or none if that is empty. */
    SinkStatus withTrouble(String trouble, long nowMs) {
        return trouble.isEmpty() ? this : new SinkStatus(sink, whenFull, onError, true, trouble, nowMs,
            firstErrorMs == 0 ? nowMs : firstErrorMs, Math.max(1, errors), spoolFull, losing);
    }

    /** This status of a sink for which records are being lost, or not. */
    SinkStatus withLosing(boolean loses) {
        return new SinkStatus(
            sink, whenFull, onError, failing, lastError, lastErrorMs, firstErrorMs, errors, spoolFull, loses);
    }

    /** Whether what it is given is on its way, or in a spool that has room, and none was lost just now. */
    public boolean isSafe() {
        return takes() && !losing;
    }

    /** Whether records can be given to it without waiting for it to be repaired. */
    boolean takes() {
        return !failing || whenFull == WhenFull.SPOOL && !spoolFull;
    }

    /** What follows the sink's name if {@link #isSafe} says no. */
    public String whyUnsafe() {
        if (!failing) {
            return "loses records: " + (spoolFull ? "its spool is full" : "see its line in /api/sinks, and the log");
        }
        return (spoolFull ? "fails and its spool is full: " : takes() ? "fails and loses records: " : "fails: ")
            + lastError;
    }
}
