// SPDX-License-Identifier: Apache-2.0
package io.weir.time;

import io.weir.log.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host's clock, and whether it can be believed. Whoever removes data by age asks here how old it is: while the
 * clock is doubted nothing is.
 *
 * <p>It is doubted when it moves other than the monotonic clock, when it says a time before the first Weir, and when
 * what was written last, before a start, is far from it. It is believed again when it is back where it was, when
 * exporters send the same time, or, where nobody sends anything, after a day. {@code docs/clock.md} has the rule in
 * full. Any thread.
 */
public final class TrustedClock {
    /** 2026, the year of the first Weir: no data of it is older. */
    private static final long FIRST_MS = 1_767_225_600_000L;
    /** Adjusting a clock moves it by less within an hour. */
    private static final long STEP_MS = 60_000;
    private static final long ANCHOR_MS = 3_600_000;
    /** A pause between two runs that needs no proof. */
    private static final long PAUSE_MS = 3_600_000;
    private static final long AGREE_MS = 600_000;
    private static final long STEADY_MS = 86_400_000;
    /** One look may meet a datagram that came before the jump. */
    private static final int LOOKS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(TrustedClock.class);
    private static final TrustedClock HOST = new TrustedClock(System::currentTimeMillis, System::nanoTime);

    private final LongSupplier wallMs;
    private final LongSupplier elapsedNs;
    private boolean always;
    private ClockLine believed;
    /** Of the doubted clock itself: as long as it keeps to it, it is steady. */
    private ClockLine steady;
    private String doubt = "";
    private long toleranceMs;
    private boolean heard;
    private int agreed;
    private boolean told;
    private long foundMs;
    private String end = "";

    /** A clock over the system's time in milliseconds and a count of nanoseconds that no one sets. */
    public TrustedClock(LongSupplier wallMs, LongSupplier elapsedNs) {
        this.wallMs = wallMs;
        this.elapsedNs = elapsedNs;
        believed = here();
        steady = believed;
        look();
    }

    /** The one of this process. */
    public static TrustedClock host() {
        return HOST;
    }

    /** One that is believed whatever it says. */
    public static TrustedClock always(LongSupplier wallMs) {
        TrustedClock clock = new TrustedClock(wallMs, () -> 0);
        clock.believeAlways();
        return clock;
    }

    /** Never doubts it from now on: the user answers for it. */
    public synchronized void believeAlways() {
        always = true;
        doubt = "";
        told = false;
    }

    /** The time, milliseconds since 1970 UTC: the host's, or while that is doubted where it would be by now. */
    public synchronized long nowMs() {
        look();
        return doubt.isEmpty() ? wallMs.getAsLong() : believed.atMs(elapsedNs.getAsLong());
    }

    /** The time to write on data: never early, so that it does not seem older than it is. */
    public synchronized long stampMs() {
        return Math.max(wallMs.getAsLong(), nowMs());
    }

    /** Why the clock is doubted, in words; empty if it is believed. */
    public synchronized String doubt() {
        look();
        return doubt;
    }

    /** Whether it is certain that data of that time, milliseconds since 1970 UTC, is older than {@code maxAge}. */
    public synchronized boolean isOlder(long timeMs, Duration maxAge) {
        return doubt().isEmpty() && isPossible(timeMs) && wallMs.getAsLong() - timeMs > maxAge.toMillis();
    }

    /** Whether data can be of that time; if not, a wrong clock wrote it, and it is no older than what came after it. */
    public synchronized boolean isPossible(long timeMs) {
        return always || timeMs >= FIRST_MS && timeMs <= wallMs.getAsLong() + STEP_MS;
    }

    /** The newest data of an earlier run, and where it lies: shows whether the clock can be right. */
    public synchronized void found(String where, long newestMs) {
        look();
        if (always || newestMs < FIRST_MS || newestMs <= foundMs) {
            return;
        }
        foundMs = newestMs;
        boolean sinceStart = toleranceMs == PAUSE_MS;
        long ahead = wallMs.getAsLong() - newestMs;
        if (Math.abs(ahead) > PAUSE_MS && (doubt.isEmpty() || sinceStart)) {
            doubt("it is " + text(ahead) + (ahead > 0 ? " ahead of" : " behind") + " the newest data in " + where,
                PAUSE_MS);
            believed = new ClockLine(newestMs, elapsedNs.getAsLong());
        } else if (!doubt.isEmpty() && sinceStart) {
            believe("it fits the newest data in " + where);
        }
    }

    /** Export times of the exporters that were heard since the last look, milliseconds since 1970 UTC. */
    public synchronized void heard(long[] exportMs) {
        look();
        if (doubt.isEmpty() || exportMs.length == 0) {
            return;
        }
        heard = true;
        long now = wallMs.getAsLong();
        int agreeing = 0;
        for (long each : exportMs) {
            agreeing += Math.abs(now - each) <= AGREE_MS ? 1 : 0;
        }
        agreed = 2 * agreeing >= exportMs.length && now >= FIRST_MS ? agreed + 1 : 0;
        if (agreed >= LOOKS) {
            believe(agreeing + " of " + exportMs.length + " exporters send the same time");
        }
    }

    /** Says in the log what has changed; to be called each second or so. */
    public synchronized void tell() {
        look();
        if (!doubt.isEmpty() && !told) {
            told = true;
            Event.CLOCK_DOUBTED.to(LOG).addKeyValue("clock", Instant.ofEpochMilli(wallMs.getAsLong()))
                .log("warning: the host's clock is not believed: {}; until it is, nothing is removed by age", doubt);
        } else if (doubt.isEmpty() && told) {
            told = false;
            Event.CLOCK_BELIEVED.to(LOG).addKeyValue("clock", Instant.ofEpochMilli(wallMs.getAsLong()))
                .log("the host's clock is believed again: {}", end);
        }
    }

    private ClockLine here() {
        return new ClockLine(wallMs.getAsLong(), elapsedNs.getAsLong());
    }

    private void look() {
        if (always) {
            return;
        }
        long now = wallMs.getAsLong();
        long ns = elapsedNs.getAsLong();
        if (!doubt.isEmpty()) {
            lookInDoubt(now, ns);
        } else if (now < FIRST_MS) {
            doubt("it says " + Instant.ofEpochMilli(now) + ", which is before the first Weir", PAUSE_MS);
        } else if (believed.apartMs(now, ns) > STEP_MS) {
            long ahead = now - believed.atMs(ns);
            doubt("it went " + (ahead > 0 ? "ahead by " : "back by ") + text(ahead), STEP_MS);
        } else if (believed.ageMs(ns) > ANCHOR_MS) {
            believed = new ClockLine(now, ns);
        }
    }

    private void lookInDoubt(long now, long ns) {
        if (now < FIRST_MS || steady.apartMs(now, ns) > STEP_MS) {
            steady = new ClockLine(now, ns);
            heard = false;
            agreed = 0;
        }
        if (now >= FIRST_MS && believed.apartMs(now, ns) <= toleranceMs) {
            believe("it is back where it was");
        } else if (!heard && steady.ageMs(ns) > STEADY_MS) {
            believe("it went on steadily for a day, and no exporter was heard that sends another time");
        }
    }

    private void doubt(String why, long comesBackMs) {
        doubt = why;
        toleranceMs = comesBackMs;
        heard = false;
        agreed = 0;
        steady = here();
    }

    private void believe(String why) {
        doubt = "";
        end = why;
        believed = here();
    }

    private static String text(long ms) {
        Duration apart = Duration.ofMillis(Math.abs(ms));
        return apart.toDays() > 0 ? apart.toDays() + " days" : apart.toMinutes() + " minutes";
    }
}
