// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.config;

import io.weir.sink.WhenFull;
import java.util.Map;

/**
 * One sink the user asked for.
 *
 * @param name its own name: in flags, logs and accounts
 * @param kind the factory's name
 * @param settings values by {@link io.weir.sink.Setting#key}, as the user wrote them; keys left out have defaults
 * @param whenFull null for the default: the factory's own choice, but a sink among several spools where it would block
 * @param onError what a failed block leads to
 * @param spool used if records are to be spooled
 */
public record SinkConfig(String name, String kind, Map<String, String> settings, WhenFull whenFull, OnError onError,
    SpoolConfig spool) {

    /** A sink that goes by its kind's name, with the usual spool. */
    public SinkConfig(String name, Map<String, String> settings, WhenFull whenFull, OnError onError) {
        this(name, name, settings, whenFull, onError, SpoolConfig.defaults(name));
    }

    /** The same sink with another policy. */
    public SinkConfig with(WhenFull policy) {
        return new SinkConfig(name, kind, settings, policy, onError, spool);
    }
}
