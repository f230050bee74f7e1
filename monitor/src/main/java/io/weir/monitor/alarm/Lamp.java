// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

/**
 * One alarm of one exporter, for the check that decides about it.
 *
 * @param kind of the alarm
 * @param source the exporter
 * @param board has it if it is raised
 */
record Lamp(AlarmKind kind, Source source, Board board) {
    void raise(String text) {
        board.raise(kind, source, text);
    }

    void clear() {
        board.clear(kind, source);
    }

    boolean isRaised() {
        return board.isRaised(kind, source);
    }
}
