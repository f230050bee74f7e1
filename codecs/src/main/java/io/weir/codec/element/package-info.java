// SPDX-License-Identifier: Apache-2.0
/**
 * What information elements mean: their names, types and units, as IANA and vendors have registered them. Which of
 * them fill columns is said elsewhere, by the bindings of {@code io.weir.codec.flow}.
 */
package io.weir.codec.element;
