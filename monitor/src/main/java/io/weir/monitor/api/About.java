// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.codec.json.ShownElements;
import java.time.Instant;

/**
 * What does not change while Weir runs.
 *
 * @param version Weir's
 * @param started when it began to collect
 * @param config the configuration as it holds, secrets hidden
 * @param shown which elements a line has
 */
public record About(String version, Instant started, Config config, ShownElements shown) {
    /** With goflow2's lines. */
    public About(String version, Instant started, Config config) {
        this(version, started, config, ShownElements.STANDARD);
    }
}
