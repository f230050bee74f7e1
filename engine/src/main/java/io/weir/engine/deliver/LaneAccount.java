// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import java.util.concurrent.atomic.AtomicLong;

/** The account of one sink's lane. Records are counted by the worker; blocks by whichever thread is done with them. */
final class LaneAccount {
    final Count accepted = new Count();
    final Count encoded = new Count();
    final Count leftOut = new Count();
    final Count unencoded = new Count();
    final Count unplaced = new Count();
    final AtomicLong delivered = new AtomicLong();
    final AtomicLong bytes = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong abandoned = new AtomicLong();

    long waiting() {
        // What left is read before what came, so that a reader on another thread never sees a negative number.
        long left = delivered.get() + refused.get() + abandoned.get();
        return encoded.get() - left;
    }

    /** Each counter is read once, what left before what came: only the record being taken just now may be missing. */
    SinkAccount snapshot(String sink) {
        long written = delivered.get();
        long failed = refused.get();
        long drops = abandoned.get();
        long waits = encoded.get() - written - failed - drops;
        long taken = written + leftOut.get();
        failed += unencoded.get();
        drops += unplaced.get();
        return new SinkAccount(sink, accepted.get(), taken, drops, failed, waits, bytes.get());
    }

    static SinkAccount sum(String sink, Iterable<LaneAccount> lanes) {
        SinkAccount sum = new SinkAccount(sink, 0, 0, 0, 0, 0, 0);
        for (LaneAccount lane : lanes) {
            SinkAccount a = lane.snapshot(sink);
            sum = new SinkAccount(sink, sum.accepted() + a.accepted(), sum.delivered() + a.delivered(),
                sum.dropped() + a.dropped(), sum.failed() + a.failed(), sum.waiting() + a.waiting(),
                sum.bytes() + a.bytes());
        }
        return sum;
    }
}
