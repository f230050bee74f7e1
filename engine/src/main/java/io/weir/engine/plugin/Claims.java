// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.plugin;

import io.weir.sink.SinkException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What sinks write to, each for itself. */
final class Claims {
    private final Map<String, String> owners = new HashMap<>();

    /** Notes what {@code owner} writes to; refused if another does, too. */
    void add(String owner, List<String> names) throws SinkException {
        for (String name : names) {
            String other = owners.putIfAbsent(name, owner);
            if (other != null) {
                throw new SinkException(owner + " writes to " + name + ", and so does " + other
                    + ": give each sink its own");
            }
        }
    }
}
