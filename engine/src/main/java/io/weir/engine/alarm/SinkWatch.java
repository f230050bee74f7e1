// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.alarm;

import io.weir.engine.deliver.SinkStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Raises an alarm about each sink that fails for long enough; the alarms' thread. */
final class SinkWatch {
    private static final double SECOND_NS = 1e9;

    private final double thresholdSeconds;
    private final Board board;
    private final Map<String, Long> failingSinceNs = new HashMap<>();

    SinkWatch(double thresholdSeconds, Board board) {
        this.thresholdSeconds = thresholdSeconds;
        this.board = board;
    }

    void look(List<SinkStatus> sinks, long nowNs) {
        for (SinkStatus sink : sinks) {
            Lamp lamp = new Lamp(AlarmKind.SINK, Source.ofSink(sink.sink()), board);
            if (!sink.failing()) {
                failingSinceNs.remove(sink.sink());
                lamp.clear();
            } else if ((nowNs - failingSinceNs.computeIfAbsent(sink.sink(), name -> nowNs)) / SECOND_NS
                >= thresholdSeconds) {
                lamp.raise("sink " + sink.sink() + " fails: " + sink.lastError());
            }
        }
    }
}
