// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.saved;

import io.weir.codec.flow.NameKind;

/**
 * A name that options data gave.
 *
 * @param kind of what it is
 * @param key the number of that, as {@code Names.key} gives it
 * @param wide whether it holds for all domains of the device
 * @param bytes the name as sent, at least one byte; shared, never modified
 */
public record SavedName(NameKind kind, long key, boolean wide, byte[] bytes) {
}
