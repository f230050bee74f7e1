// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

/**
 * One word of {@code -transport}: {@code file}, or {@code second=file}.
 *
 * @param name the sink's own name
 * @param kind the name of its factory
 */
record SinkName(String name, String kind) {
    static SinkName of(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? new SinkName(word, word)
            : new SinkName(word.substring(0, equals), word.substring(equals + 1));
    }

    boolean isAlias() {
        return !name.equals(kind);
    }
}
