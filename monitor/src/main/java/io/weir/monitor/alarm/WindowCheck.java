// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

/**
 * A figure of 30 seconds reaches the threshold; cleared by two windows in a row below half of it, so that it does not
 * come and go.
 */
final class WindowCheck implements Check {
    static final long WINDOW_NS = 30_000_000_000L;
    private static final int QUIET_WINDOWS = 2;

    private final Lamp lamp;
    private final double threshold;
    private final Measure measure;
    private Figures base = Figures.NONE;
    private long baseNs;
    private int quiet;

    /** What is looked at. */
    interface Measure {
        /** The figure of a window. */
        double of(Figures base, Figures now, double seconds);

        /** The figure in words. */
        String text(double value);
    }

    /** Its first window begins at {@code nowNs}, before anything came. */
    WindowCheck(Lamp lamp, double threshold, Measure measure, long nowNs) {
        this.lamp = lamp;
        this.threshold = threshold;
        this.measure = measure;
        this.baseNs = nowNs;
    }

    @Override
    public void look(Figures now, long nowNs) {
        if (nowNs - baseNs < WINDOW_NS) {
            return;
        }
        double value = measure.of(base, now, (nowNs - baseNs) / 1e9);
        quiet = value < threshold / 2 ? quiet + 1 : 0;
        if (value >= threshold) {
            lamp.raise(measure.text(value));
        } else if (quiet >= QUIET_WINDOWS) {
            lamp.clear();
        }
        base = now;
        baseNs = nowNs;
    }
}
