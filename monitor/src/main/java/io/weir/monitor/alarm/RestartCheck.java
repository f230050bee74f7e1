// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

/** Sequence numbers began anew since the last look; raised until the threshold passes without. */
final class RestartCheck implements Check {
    private final Lamp lamp;
    private final long holdNs;
    private long restarts;
    private long times;
    private long raisedNs;

    RestartCheck(Lamp lamp, double holdSeconds) {
        this.lamp = lamp;
        this.holdNs = (long) (holdSeconds * 1e9);
    }

    @Override
    public void look(Figures now, long nowNs) {
        // Less than before: one of its sequences was forgotten.
        if (now.restarts > restarts) {
            times += now.restarts - restarts;
            raisedNs = nowNs;
            lamp.raise("it began to count anew" + (times > 1 ? ", " + times + " times" : ""));
        } else if (times > 0 && nowNs - raisedNs >= holdNs) {
            times = 0;
            lamp.clear();
        }
        restarts = now.restarts;
    }
}
