// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.codec.DecodeCounts;
import io.weir.codec.flow.RuleCounts;
import io.weir.codec.state.Remembered;
import io.weir.codec.state.SequenceCounts;
import java.util.List;

/**
 * What one worker counted.
 *
 * @param name the worker
 * @param counters the engine's counters
 * @param decode the decoder's
 * @param faults faults by exporter
 * @param rules values corrected, by rule
 * @param remembered exporters and templates of its decoder
 * @param times how long datagrams took it, their output included
 * @param sequences what sequence numbers told, by stream; those remembered when this was made
 * @param waiting datagrams in its ring when this was made
 */
public record WorkerAccount(String name, Counters counters, DecodeCounts decode, FaultTable faults, RuleCounts rules,
    Remembered remembered, TimeHistogram times, List<SequenceCounts> sequences, long waiting) {
}
