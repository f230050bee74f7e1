// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import java.time.Instant;

/**
 * What does not change while Weir runs.
 *
 * @param version Weir's
 * @param started when it began to collect
 * @param config the configuration as it holds, secrets hidden
 */
public record About(String version, Instant started, Config config) {
}
