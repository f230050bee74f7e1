// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.seeded;

import java.util.Arrays;

/**
 * Bytes that strangers choose, as the key of a map: {@link Arrays#hashCode(byte[])} is one that anybody can solve for.
 * Immutable, as long as nobody changes the bytes.
 */
public final class BytesKey {
    private final int kind;
    private final byte[] bytes;
    private final int hash;

    /** A key that differs from those of other kinds with the same bytes. */
    public BytesKey(int kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
        this.hash = (int) Seed.of(Seed.of(bytes) ^ kind);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BytesKey key && key.kind == kind && Arrays.equals(key.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
