// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where state is kept, and for how long.
 *
 * @param dir a folder of its own; made if it is missing
 * @param maxAge exporters that were not heard for so long are not restored
 */
public record StateSettings(Path dir, Duration maxAge) {
}
