// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.monitor.alarm.Alarm;
import io.weir.monitor.alarm.AlarmKind;
import io.weir.monitor.alarm.Alarms;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is raised. */
final class AlarmFamilies {
    private static final Family ALARM = Family.gauge("weir_alarm",
        "1 while an alarm of this exporter, or sink NAME, is raised; at most 1,000 series", "alarm", "exporter");
    private static final Family ALARMS = Family.gauge("weir_alarms", "alarms that are raised", "alarm");

    private AlarmFamilies() {
    }

    private record Series(AlarmKind kind, String exporter) {
    }

    static List<Family> all() {
        return List.of(ALARM, ALARMS);
    }

    static void write(MetricsText to, Alarms alarms) throws IOException {
        List<Alarm> raised = alarms.raised();
        to.begin(ALARM);
        // An exporter that sends to two listeners has one series.
        Set<Series> written = new HashSet<>();
        for (Alarm each : raised) {
            if (written.add(new Series(each.kind(), each.source().exporter()))) {
                to.sample(1, each.kind().id(), each.source().exporter());
            }
        }
        to.begin(ALARMS);
        for (AlarmKind kind : AlarmKind.values()) {
            to.sample(raised.stream().filter(each -> each.kind() == kind).count(), kind.id());
        }
    }
}
