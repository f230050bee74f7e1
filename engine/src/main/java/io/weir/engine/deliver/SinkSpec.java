// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.config.OnError;
import io.weir.engine.config.SpoolConfig;
import io.weir.sink.Sink;
import io.weir.sink.WhenFull;

/**
 * A sink that was made but not started, and the user's policies for it.
 *
 * @param name under which it was selected; in logs and accounts
 * @param sink not yet started
 * @param whenFull what happens if it does not keep up
 * @param onError what a failed block leads to
 * @param spool where to and how much, if {@code whenFull} is to spool
 */
public record SinkSpec(String name, Sink sink, WhenFull whenFull, OnError onError, SpoolConfig spool) {
    /** A sink whose spool, if it needs one, is the usual. */
    public SinkSpec(String name, Sink sink, WhenFull whenFull, OnError onError) {
        this(name, sink, whenFull, onError, SpoolConfig.defaults(name));
    }
}
