// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.config;

import java.util.List;

/**
 * A key of the configuration file with its value.
 *
 * @param key dotted, as the flag's name
 * @param texts the value as written, or the elements of a list
 * @param isList whether it was written as a list
 * @param origin where, for people: {@code weir.yaml:3}
 */
record Entry(String key, List<String> texts, boolean isList, String origin) {
    /** The value as the command line would have it. */
    String text() {
        return String.join(",", texts);
    }
}
