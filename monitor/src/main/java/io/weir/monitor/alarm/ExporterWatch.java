// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import java.util.ArrayList;
import java.util.List;

/** All checks of one exporter; the alarms' thread. */
final class ExporterWatch {
    private final Source source;
    private final Board board;
    private final WireLoss wireLoss = new WireLoss();
    private final List<Check> checks = new ArrayList<>();

    /** A watch that begins at {@code nowNs}, when nothing of the exporter was known yet. */
    ExporterWatch(Source source, AlarmSettings settings, Board board, long nowNs) {
        this.source = source;
        this.board = board;
        for (AlarmKind kind : AlarmKind.values()) {
            if (kind.isAboutExporters() && settings.isOn(kind)) {
                checks.add(check(new Lamp(kind, source, board), settings.threshold(kind), nowNs));
            }
        }
    }

    private static Check check(Lamp lamp, double threshold, long nowNs) {
        return switch (lamp.kind()) {
            case SILENT -> new SilentCheck(lamp, threshold, nowNs);
            case SKEW -> new SkewCheck(lamp, threshold);
            case SAMPLING -> new SamplingCheck(lamp, threshold);
            case RESTART -> new RestartCheck(lamp, threshold);
            case LOSS -> new WindowCheck(lamp, threshold, Measures.LOSS, nowNs);
            case VOLUME -> new WindowCheck(lamp, threshold, Measures.VOLUME, nowNs);
            case EXPANSION -> new WindowCheck(lamp, threshold, Measures.EXPANSION, nowNs);
            case TEMPLATES -> new WindowCheck(lamp, threshold, Measures.TEMPLATES, nowNs);
            case SINK, THREAD -> throw new IllegalArgumentException("it is about no exporter");
        };
    }

    void look(Figures now, long nowNs) {
        wireLoss.look(now, nowNs);
        for (Check each : checks) {
            each.look(now, nowNs);
        }
    }

    /** The exporter is forgotten: there is nobody to be alarmed about. */
    void end() {
        for (AlarmKind kind : AlarmKind.values()) {
            board.clear(kind, source);
        }
    }
}
