// SPDX-License-Identifier: Apache-2.0
/**
 * Alarms: each few seconds a {@link io.weir.monitor.alarm.Survey} reads what is counted of each exporter, an
 * {@link io.weir.monitor.alarm.ExporterWatch} has it judged by its checks, and the
 * {@link io.weir.monitor.alarm.Board} holds what is raised and says so in the log. All on one thread that is on no
 * datagram's way; nothing waits for a worker.
 */
package io.weir.monitor.alarm;
