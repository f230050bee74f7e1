// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.memory;

import io.weir.engine.config.ListenerConfig;
import java.util.List;

/**
 * What the heap is to be shared out among.
 *
 * @param listeners with their sockets and workers; at least one
 * @param sinks how many; each is taken for one that spools, which needs the most
 * @param http whether there is an HTTP server
 * @param wishes what the user gave
 */
public record MemoryNeeds(List<ListenerConfig> listeners, int sinks, boolean http, Wishes wishes) {
    /** What a user leaves to the plan. */
    public static final long NOT_GIVEN = -1;

    /**
     * Bounds that the user gave; {@link #NOT_GIVEN} for those left to the plan.
     *
     * @param exporters of {@code -exporters.max}
     * @param templateBytes of {@code -templates.bytes}
     * @param lateBytes of {@code -late.bytes}
     */
    public record Wishes(long exporters, long templateBytes, long lateBytes) {
        /** None. */
        public static final Wishes NONE = new Wishes(NOT_GIVEN, NOT_GIVEN, NOT_GIVEN);
    }

    /** Of listeners and one sink, with an HTTP server and nothing given. */
    public static MemoryNeeds of(List<ListenerConfig> listeners) {
        return new MemoryNeeds(listeners, 1, true, Wishes.NONE);
    }

    int sockets() {
        return listeners.stream().mapToInt(ListenerConfig::count).sum();
    }

    int workers() {
        return listeners.stream().mapToInt(ListenerConfig::workers).sum();
    }
}
