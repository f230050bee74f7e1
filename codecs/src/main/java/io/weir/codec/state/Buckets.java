// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

/**
 * Buckets that grow with what is counted in them: each power of two has eight, so the middle of a bucket is within a
 * sixteenth of each of its values. Stateless.
 */
public final class Buckets {
    /** Buckets of a power of two, as bits. */
    static final int PART_BITS = 3;
    /** How many there are. */
    public static final int COUNT = 64 << PART_BITS;
    private static final int PARTS = 1 << PART_BITS;

    private Buckets() {
    }

    /** The bucket of a value; the bits below its highest one choose within the power of two. Less than 8 is 8. */
    public static int of(long value) {
        long counted = Math.max(PARTS, value);
        int exponent = 63 - Long.numberOfLeadingZeros(counted);
        return exponent << PART_BITS | (int) (counted >>> exponent - PART_BITS) & PARTS - 1;
    }

    /** The middle of a bucket. */
    public static long middle(int bucket) {
        int exponent = Math.max(PART_BITS, bucket >> PART_BITS);
        long least = (long) (PARTS | bucket & PARTS - 1) << exponent - PART_BITS;
        return least + (1L << exponent - PART_BITS >> 1);
    }
}
