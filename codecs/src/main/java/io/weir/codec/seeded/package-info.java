// SPDX-License-Identifier: Apache-2.0

/**
 * Hashes that nobody outside can foresee. What is kept by a key that a stranger chooses (template ids, samplers,
 * addresses, definitions, sets of columns) would otherwise be as slow as a list, once he sends keys that all meet.
 */
package io.weir.codec.seeded;
