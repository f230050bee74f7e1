// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

/** The settings of a sink or stage that has none. */
public record NoSettings() {
}
