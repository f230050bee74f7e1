// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.plugin;

import io.weir.sink.SinkContext;

/** What a factory gets: its name and its settings, bound. */
record BoundContext(String name, Record bound) implements SinkContext {
    @Override
    public <T extends Record> T settings(Class<T> type) {
        return type.cast(bound);
    }
}
