// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

/**
 * How often something may happen: a steady rate, and a burst on top. Immutable, any thread; what it remembers of each
 * source is one long that the caller keeps: 0 at first, then what {@link #next} gave.
 *
 * <p>The long is the time at which all that happened would be through at the steady rate. So there is no clock and no
 * refilling, and a source that was forgotten begins anew with a full burst.
 */
public final class Pace {
    /** Answer of {@link #next}: not now. */
    public static final long REFUSED = Long.MIN_VALUE;
    /** No limit. */
    public static final Pace UNLIMITED = new Pace(0, 0);

    private static final long SECOND_NS = 1_000_000_000L;

    private final int perSecond;
    private final int burst;
    private final long intervalNs;
    private final long burstNs;

    /** At most {@code burst} at once and {@code perSecond} on average; 0 a second for no limit. */
    public Pace(int perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = Math.max(1, burst);
        intervalNs = perSecond == 0 ? 0 : SECOND_NS / perSecond;
        burstNs = intervalNs * this.burst;
    }

    /** Whether there is a limit. */
    public boolean isLimited() {
        return perSecond > 0;
    }

    /** How many a second on average; 0 for no limit. */
    public int perSecond() {
        return perSecond;
    }

    /** How many at once. */
    public int burst() {
        return burst;
    }

    /**
     * Asks for one more.
     *
     * @param state what the source's last call gave, 0 for none
     * @param nowNs any clock, the same for all calls; one that is set back by more than a second begins anew
     * @return the source's new state, or {@link #REFUSED}: it keeps the old one then
     */
    public long next(long state, long nowNs) {
        // Further ahead than a burst leads, it is from before the clock was set back; a clock that is being adjusted
        // goes back a little each second, which must not be worth a burst.
        long start = state < nowNs || state > nowNs + burstNs + SECOND_NS ? nowNs : state;
        long through = start + intervalNs;
        return through > nowNs + burstNs ? REFUSED : through;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pace pace && pace.perSecond == perSecond && pace.burst == burst;
    }

    @Override
    public int hashCode() {
        return 31 * perSecond + burst;
    }

    @Override
    public String toString() {
        return perSecond + "/s, " + burst + " at once";
    }
}
