// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import io.weir.codec.saved.SavedExporter;

/**
 * An exporter as a file keeps it.
 *
 * @param listener port of the listener that heard it
 * @param exporter what is kept
 */
record KeptExporter(int listener, SavedExporter exporter) {
}
