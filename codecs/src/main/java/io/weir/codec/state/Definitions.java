// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.template.Layout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Interns what templates say, so that a thousand exporters of one model share one definition. Bounded. */
final class Definitions {
    private static final int MAX = 2048;

    private final boolean correct;
    private final Map<Key, Definition> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Definition> eldest) {
            return size() > MAX;
        }
    };

    Definitions(boolean correct) {
        this.correct = correct;
    }

    Definition of(int version, boolean options, byte[] bytes, Layout layout) {
        return known.computeIfAbsent(new Key(version, options, bytes),
            key -> Definition.of(version, options, bytes, layout, correct));
    }

    private record Key(int version, boolean options, byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key k && k.version == version && k.options == options
                && Arrays.equals(k.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * version + Boolean.hashCode(options)) + Arrays.hashCode(bytes);
        }
    }
}
