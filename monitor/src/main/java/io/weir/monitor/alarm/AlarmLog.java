// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import io.weir.log.Event;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/** Says what is raised and cleared: at most 20 lines a minute, then how many were left out. The alarms' thread. */
final class AlarmLog {
    static final int LINES = 20;
    static final long MINUTE_NS = 60_000_000_000L;

    private final Logger logger;
    private final LongSupplier clock;
    private long minuteNs;
    private int lines;
    private long leftOut;

    AlarmLog(Logger logger, LongSupplier clock) {
        this.logger = logger;
        this.clock = clock;
        this.minuteNs = clock.getAsLong();
    }

    void raised(Alarm alarm) {
        say(Event.ALARM_RAISED, alarm, "warning: alarm: " + alarm.text() + "; " + alarm.action());
    }

    void cleared(Alarm alarm) {
        say(Event.ALARM_CLEARED, alarm, "alarm is over: " + alarm.kind().id());
    }

    private void say(Event event, Alarm alarm, String message) {
        tellWhatWasLeftOut();
        if (lines >= LINES) {
            leftOut++;
            return;
        }
        lines++;
        event.to(logger).addKeyValue("alarm", alarm.kind().id()).addKeyValue("exporter", alarm.source().exporter())
            .addKeyValue("port", alarm.source().listener()).log(message);
    }

    /** Called each look, too, so that the line comes also when nothing more is raised. */
    void tellWhatWasLeftOut() {
        if (clock.getAsLong() - minuteNs < MINUTE_NS) {
            return;
        }
        minuteNs = clock.getAsLong();
        lines = 0;
        if (leftOut > 0) {
            Event.ALARM_RAISED.to(logger).addKeyValue("suppressed", leftOut)
                .log("warning: alarm: more were raised or cleared in a minute; see /api/alarms");
            leftOut = 0;
        }
    }
}
