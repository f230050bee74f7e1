// SPDX-License-Identifier: Apache-2.0
/** Weir's flags, in groups that the collector and {@code decode} share, and what they mean to the engine. */
package io.weir.dist.option;
