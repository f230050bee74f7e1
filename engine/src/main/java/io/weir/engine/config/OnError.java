// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.config;

/** What happens to a block that a sink failed to write. */
public enum OnError {
    /** It is offered again, with growing pauses, until it is written; not if the failure is final. */
    RETRY,
    /** It is dropped, counted. */
    DROP,
    /** Weir stops with exit code 1. */
    STOP
}
