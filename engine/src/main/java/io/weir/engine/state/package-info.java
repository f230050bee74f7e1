// SPDX-License-Identifier: Apache-2.0
/**
 * What survives a restart: templates, options and sampling rates of all exporters, in one file.
 *
 * <pre>
 *  weir-worker-N  copies its exporters in slices, when asked       (io.weir.codec.state.Saving)
 *       │
 *  weir-state     asks, about a second after something changed; writes, flushes, renames   StateKeeper, StateFile
 *       ▼
 *  DIR/state.gz   lines of words                                   StateWriter, StateReader
 *       │
 *  at the start   read whole, then given to the workers            (io.weir.codec.state.Restoring)
 * </pre>
 */
package io.weir.engine.state;
