// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.config;

import io.weir.codec.DecoderSettings;
import java.time.Duration;
import java.util.List;

/**
 * All that a running collector is told.
 *
 * @param listeners at least one
 * @param decoder values and bounds of decoding
 * @param errCount messages of one kind that are logged in {@code errInterval}; 0 lifts this muting
 * @param errInterval see {@code errCount}; zero lifts the muting
 * @param stopTimeout the longest an orderly stop may take
 */
public record CollectorConfig(
    List<ListenerConfig> listeners,
    DecoderSettings decoder,
    int errCount,
    Duration errInterval,
    Duration stopTimeout) {
    /** The same with other listeners. */
    public CollectorConfig with(List<ListenerConfig> others) {
        return new CollectorConfig(others, decoder, errCount, errInterval, stopTimeout);
    }
}
