// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.config;

import java.util.Map;

/**
 * One stage the user asked for; stages run in the order given.
 *
 * @param name the factory's name
 * @param settings values by key, as the user wrote them
 */
public record StageConfig(String name, Map<String, String> settings) {
}
