// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import java.util.LinkedHashMap;
import java.util.Map;

/** The newest ids of parts that were taken; bounded. Callers hold the server's lock. */
final class KnownParts {
    private static final int MOST = 100_000;

    private final Map<String, Boolean> ids = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    boolean has(String id) {
        return ids.containsKey(id);
    }

    void add(String id) {
        ids.put(id, true);
    }
}
