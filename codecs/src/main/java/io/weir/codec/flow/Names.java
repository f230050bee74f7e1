// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.wire.Wire;

/** Names that options data gave, as they hold for the records of one sender. The worker's thread. */
@FunctionalInterface
public interface Names {
    /** None is known. */
    Names NONE = (kind, key) -> null;
    /** A value that is none of a key. */
    long NO_KEY = -1;

    /**
     * The name of what has a number; null if it is not known for certain.
     *
     * @param key as {@link #key} gives it
     * @return UTF-8, as sent; never modified
     */
    byte[] find(NameKind kind, long key);

    /**
     * What is sent as the number of something, as a key; {@link #NO_KEY} if it can be none. The id of an application is
     * its bytes, not a number: its first is the engine, and the same selector of more bytes is another one.
     */
    static long key(NameKey of, byte[] bytes, int offset, int length) {
        if (length <= 0 || length > 8) {
            return NO_KEY;
        }
        long value = Wire.uint(bytes, offset, length);
        if (of != NameKey.APPLICATION) {
            return value;
        }
        // Engines below 8 have selectors of fewer than seven bytes: no id of eight is mistaken for a shorter one.
        return length < 8 ? value | (long) length << 56 : value >>> 56 < 8 ? NO_KEY : value;
    }
}
