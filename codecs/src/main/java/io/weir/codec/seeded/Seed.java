// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.seeded;

import io.weir.codec.wire.Wire;
import java.security.SecureRandom;

/** Hashes with a secret of this process: the same all its life, others in each run. Stateless, any thread. */
public final class Seed {
    private static final long SECRET;
    private static final long FIRST;
    private static final long SECOND;
    private static final long FIRST_INVERSE;
    private static final long SECOND_INVERSE;

    static {
        SecureRandom random = new SecureRandom();
        SECRET = random.nextLong();
        FIRST = random.nextLong() | 1;
        SECOND = random.nextLong() | 1;
        FIRST_INVERSE = inverse(FIRST);
        SECOND_INVERSE = inverse(SECOND);
    }

    private Seed() {
    }

    /** The inverse of an odd number modulo 2^64: each round of Newton's doubles the bits that are right, 3 at first. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int bits = 3; bits < 64; bits *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    /** The hash of a key; no two keys have the same. */
    public static long of(long key) {
        return fold(fold((key ^ SECRET) * FIRST) * SECOND);
    }

    /** The key that has that hash. */
    static long key(long hash) {
        return fold(fold(hash) * SECOND_INVERSE) * FIRST_INVERSE ^ SECRET;
    }

    /** Its own inverse. */
    private static long fold(long value) {
        return value ^ value >>> 32;
    }

    /** The hash of a pair: an address, for instance. */
    public static long of(long first, long second) {
        return of(of(first) ^ second);
    }

    /** The hash of bytes. */
    public static long of(byte[] bytes) {
        long hash = of(bytes.length);
        int at = 0;
        for (; bytes.length - at >= 8; at += 8) {
            hash = of(hash ^ Wire.i64(bytes, at));
        }
        for (; at < bytes.length; at++) {
            hash = of(hash ^ bytes[at]);
        }
        return hash;
    }
}
