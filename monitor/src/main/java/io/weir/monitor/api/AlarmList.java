// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import java.time.Instant;
import java.util.List;

/**
 * {@code /api/alarms}: the alarms that are raised, and which there are.
 *
 * @param total how many are raised
 * @param alarms those raised, the oldest first, at most 1,000
 * @param kinds each kind of alarm
 */
public record AlarmList(int total, List<AlarmRow> alarms, List<KindRow> kinds) {

    /**
     * One alarm.
     *
     * @param alarm its kind
     * @param exporter address; {@code sink NAME} if it is about a sink
     * @param listener port of the listener that the exporter sends to; 0 if it is about a sink
     * @param since when it was raised
     * @param text what was seen
     * @param action what to do about it
     */
    public record AlarmRow(String alarm, String exporter, int listener, Instant since, String text, String action) {
    }

    /**
     * One kind of alarm.
     *
     * @param alarm its name; {@code -alarm.NAME} sets the threshold
     * @param threshold in {@code unit}; null if the alarm is off
     * @param unit {@code seconds}, {@code percent}, {@code flows/s} or {@code count}
     * @param meaning when it is raised
     */
    public record KindRow(String alarm, Double threshold, String unit, String meaning) {
    }
}
