// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

import io.weir.codec.flow.FlowEdit;

/** Filters or enriches records before the sinks see them; one per worker, on its thread. Never blocks. */
@FunctionalInterface
public interface FlowStage {
    /** Looks at a record and may change it; false leaves it out of all sinks. */
    boolean apply(FlowEdit record);
}
