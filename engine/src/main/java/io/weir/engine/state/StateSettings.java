// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where state is kept, and for how long.
 *
 * @param dir a folder of its own; made if it is missing
 * @param maxAge exporters that were not heard for so long are not restored
 * @param follows whether the folder is one of those that {@link StateFolders#name} names, so that, as long as there is
 *     no state in it, that of other sets of listeners is taken over
 * @param former where folders of that kind may lie from earlier, beside those next to {@code dir}; null for nowhere
 */
public record StateSettings(Path dir, Duration maxAge, boolean follows, Path former) {
    /** A folder that the user chose, for whatever listeners. */
    public StateSettings(Path dir, Duration maxAge) {
        this(dir, maxAge, false, null);
    }
}
