// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.monitor.alarm.Alarm;
import io.weir.monitor.alarm.AlarmKind;
import io.weir.monitor.alarm.Alarms;
import io.weir.monitor.api.AlarmList.AlarmRow;
import io.weir.monitor.api.AlarmList.KindRow;
import java.util.Arrays;
import java.util.List;

/** Fills {@link AlarmList}; any thread. */
final class AlarmReader {
    private final Alarms alarms;

    AlarmReader(Alarms alarms) {
        this.alarms = alarms;
    }

    AlarmList read() {
        List<AlarmRow> rows = alarms.raised().stream().map(AlarmReader::row).toList();
        return new AlarmList(rows.size() + alarms.beyond(), rows,
            Arrays.stream(AlarmKind.values()).map(this::row).toList());
    }

    private static AlarmRow row(Alarm alarm) {
        return new AlarmRow(alarm.kind().id(), alarm.source().exporter(), alarm.source().listener(), alarm.since(),
            alarm.text(), alarm.action());
    }

    private KindRow row(AlarmKind kind) {
        return new KindRow(kind.id(), alarms.settings().thresholds().get(kind), kind.unit().text(), kind.meaning());
    }
}
