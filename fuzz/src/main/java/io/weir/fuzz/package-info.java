// SPDX-License-Identifier: Apache-2.0
/**
 * Readers of what strangers send, each as a target for Jazzer: {@link io.weir.fuzz.Fuzz} is its way in,
 * {@link io.weir.fuzz.Target} the list. Seeds are made in code.
 */
package io.weir.fuzz;
