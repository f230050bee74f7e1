// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.engine.config.ListenerConfig;
import java.util.List;

/**
 * The listeners that {@code -listen} names.
 *
 * @param listeners at least one, in the order given
 * @param ignored parts of URLs that have no effect, as the user wrote them
 */
public record ListenUrls(List<ListenerConfig> listeners, List<String> ignored) {
}
