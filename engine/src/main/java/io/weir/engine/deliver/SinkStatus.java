// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.config.OnError;
import io.weir.sink.WhenFull;

/**
 * How a sink is at the moment.
 *
 * @param sink its name
 * @param whenFull what happens if it does not keep up
 * @param onError what a failed block leads to
 * @param failing whether its last write failed
 * @param lastError what it, or its spool, last complained of; empty for nothing yet
 * @param lastErrorMs when, milliseconds since 1970 UTC; 0 for nothing yet
 * @param firstErrorMs when it first complained; 0 for nothing yet
 * @param errors how often it complained
 */
public record SinkStatus(
    String sink, WhenFull whenFull, OnError onError, boolean failing, String lastError, long lastErrorMs,
    long firstErrorMs, long errors) {
    static SinkStatus of(SinkSpec spec, FaultLog faults) {
        FaultLog.Trouble last = faults.last();
        return new SinkStatus(spec.name(), spec.whenFull(), spec.onError(), faults.isFailing(), last.text(),
            last.atMs(), last.firstMs(), last.count());
    }

    /** Whether records can be given to it without waiting for it to be repaired. */
    public boolean takes() {
        return !failing || whenFull == WhenFull.SPOOL;
    }
}
