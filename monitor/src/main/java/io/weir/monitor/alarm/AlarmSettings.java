// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import java.util.EnumMap;
import java.util.Map;

/**
 * Which alarms there are; immutable.
 *
 * @param thresholds in the unit of the kind; a kind that is not there is off
 */
public record AlarmSettings(Map<AlarmKind, Double> thresholds) {
    /** Takes a copy. */
    public AlarmSettings {
        thresholds = Map.copyOf(thresholds);
    }

    /** No alarms at all. */
    public static AlarmSettings none() {
        return new AlarmSettings(Map.of());
    }

    /** These and one more, or another threshold. */
    public AlarmSettings with(AlarmKind kind, double threshold) {
        Map<AlarmKind, Double> more = new EnumMap<>(AlarmKind.class);
        more.putAll(thresholds);
        more.put(kind, threshold);
        return new AlarmSettings(more);
    }

    /** Whether there is an alarm of this kind. */
    public boolean isOn(AlarmKind kind) {
        return thresholds.containsKey(kind);
    }

    /** The threshold of a kind that is on. */
    public double threshold(AlarmKind kind) {
        return thresholds.get(kind);
    }
}
