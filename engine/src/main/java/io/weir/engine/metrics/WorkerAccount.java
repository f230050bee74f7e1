// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.codec.DecodeCounts;

/**
 * What one worker counted.
 *
 * @param name the worker
 * @param counters the engine's counters
 * @param decode the decoder's
 * @param faults faults by exporter
 */
public record WorkerAccount(String name, Counters counters, DecodeCounts decode, FaultTable faults) {
}
