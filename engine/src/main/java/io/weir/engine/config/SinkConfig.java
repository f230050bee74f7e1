// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.config;

import io.weir.sink.WhenFull;
import java.util.Map;

/**
 * One sink the user asked for.
 *
 * @param name the factory's name
 * @param settings values by {@link io.weir.sink.Setting#key}, as the user wrote them; keys left out have defaults
 * @param whenFull null for the factory's own choice
 * @param onError what a failed block leads to
 */
public record SinkConfig(String name, Map<String, String> settings, WhenFull whenFull, OnError onError) {
}
