// SPDX-License-Identifier: Apache-2.0
/**
 * What the user asked for, checked: listeners, sinks, stages, spools. Records without behaviour; {@code dist} makes
 * them from flags, the engine reads them.
 */
package io.weir.engine.config;
