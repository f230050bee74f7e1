// SPDX-License-Identifier: Apache-2.0
/**
 * The sink {@code discard}: records are encoded and thrown away, for tests and measurements.
 */
package io.weir.sink.discard;
