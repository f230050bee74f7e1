// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

/** Where a collector is in its life. */
public enum Phase {
    /** Sinks, workers and sockets are not all open yet. */
    STARTING,
    /** All is open. */
    RUNNING,
    /** It was asked to stop, and drains. */
    STOPPING,
    /** It has stopped. */
    STOPPED
}
