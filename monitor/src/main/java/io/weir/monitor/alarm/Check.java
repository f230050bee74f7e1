// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

/** Decides about one alarm of one exporter; the alarms' thread. */
@FunctionalInterface
interface Check {
    /** Raises or clears it by what is seen {@code now}; {@code nowNs} is of a clock that never goes back. */
    void look(Figures now, long nowNs);
}
