// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import java.util.HashMap;
import java.util.Map;

/** Raises an alarm about each part of Weir that fails for long enough, all of one kind; the alarms' thread. */
final class FailingWatch {
    private static final double SECOND_NS = 1e9;

    private final AlarmKind kind;
    private final AlarmSettings settings;
    private final Board board;
    private final Map<Source, Long> failingSinceNs = new HashMap<>();

    FailingWatch(AlarmKind kind, AlarmSettings settings, Board board) {
        this.kind = kind;
        this.settings = settings;
        this.board = board;
    }

    /** {@code failing} are those that fail now, each with what is wrong; all others work. */
    void look(Map<Source, String> failing, long nowNs) {
        if (!settings.isOn(kind)) {
            return;
        }
        failingSinceNs.keySet().removeIf(source -> {
            boolean works = !failing.containsKey(source);
            if (works) {
                board.clear(kind, source);
            }
            return works;
        });
        failing.forEach((source, text) -> {
            long sinceNs = failingSinceNs.computeIfAbsent(source, each -> nowNs);
            if ((nowNs - sinceNs) / SECOND_NS >= settings.threshold(kind)) {
                board.raise(kind, source, text);
            }
        });
    }
}
