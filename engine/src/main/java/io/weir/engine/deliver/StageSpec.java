// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.FlowStage;
import io.weir.sink.SinkException;

/**
 * A stage the user asked for.
 *
 * @param name under which it was selected; in logs and accounts
 * @param maker makes one stage per worker, on the worker's thread
 */
public record StageSpec(String name, Maker maker) {
    /** Makes a worker's stage. */
    @FunctionalInterface
    public interface Maker {
        /** A new stage; throws if its settings are unusable. */
        FlowStage create() throws SinkException;
    }
}
