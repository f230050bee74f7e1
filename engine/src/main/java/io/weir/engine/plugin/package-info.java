// SPDX-License-Identifier: Apache-2.0
/**
 * Finds sinks and stages, built in or in the plugins folder, and makes the ones a user asked for.
 *
 * <p>Each plugin has a class loader of its own. Its parent, {@code SpiClassLoader}, shows the JDK, the SPI, the codecs
 * and the API of slf4j. What is unfit is refused with one line that names the jar; the search goes on.
 */
package io.weir.engine.plugin;
