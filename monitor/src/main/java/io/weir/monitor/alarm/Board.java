// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alarms that are raised, at most 1,000; written by the alarms' thread, read by any. */
final class Board {
    static final int MOST = 1000;

    private final InstantSource wall;
    private final AlarmLog log;
    private final Map<Key, Alarm> raised = new LinkedHashMap<>();
    private int beyond;
    private int counting;

    private record Key(AlarmKind kind, Source source) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::source).thenComparing(Key::kind);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    Board(InstantSource wall, AlarmLog log) {
        this.wall = wall;
        this.log = log;
    }

    /** Raises an alarm, or tells what is newly seen of one that is raised. */
    synchronized void raise(AlarmKind kind, Source source, String text) {
        Key key = new Key(kind, source);
        Alarm before = raised.get(key);
        if (before != null) {
            raised.put(key, new Alarm(kind, source, before.since(), text));
        } else if (raised.size() < MOST) {
            Alarm alarm = new Alarm(kind, source, wall.instant(), text);
            raised.put(key, alarm);
            log.raised(alarm);
        } else {
            counting++;
        }
    }

    /** The reason is gone; nothing happens if none was raised. */
    synchronized void clear(AlarmKind kind, Source source) {
        Alarm alarm = raised.remove(new Key(kind, source));
        if (alarm != null) {
            log.cleared(alarm);
        }
    }

    synchronized boolean isRaised(AlarmKind kind, Source source) {
        return raised.containsKey(new Key(kind, source));
    }

    /** All exporters have been looked at. */
    synchronized void lookEnds() {
        beyond = counting;
        counting = 0;
    }

    /** Those raised, the oldest first. */
    synchronized List<Alarm> list() {
        return new ArrayList<>(raised.values());
    }

    /** How many more there would be if there were room, by the newest look. */
    synchronized int beyond() {
        return beyond;
    }
}
