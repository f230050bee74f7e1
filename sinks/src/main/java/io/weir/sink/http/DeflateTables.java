// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

/** Which symbol and further bits stand for a match's length and distance (RFC 1951, 3.2.5). */
final class DeflateTables {
    static final int LITERALS = 286;
    static final int DISTANCES = 30;
    static final int END = 256;
    private static final int FIRST_LENGTH = 257;
    private static final int LEAST_MATCH = 3;
    private static final int MOST_MATCH = 258;
    private static final int[] LENGTH_BASE = new int[29];
    private static final int[] DISTANCE_BASE = new int[DISTANCES];
    private static final byte[] LENGTH_SYMBOL = new byte[MOST_MATCH + 1];
    private static final byte[] NEAR = new byte[257];
    private static final byte[] FAR = new byte[257];

    static {
        int base = LEAST_MATCH;
        for (int i = 0; i < LENGTH_BASE.length - 1; i++) {
            LENGTH_BASE[i] = base;
            base += 1 << lengthBits(FIRST_LENGTH + i);
        }
        // The longest has a symbol of its own.
        LENGTH_BASE[LENGTH_BASE.length - 1] = MOST_MATCH;
        for (int i = 0, length = LEAST_MATCH; length <= MOST_MATCH; length++) {
            i += i + 1 < LENGTH_BASE.length && LENGTH_BASE[i + 1] <= length ? 1 : 0;
            LENGTH_SYMBOL[length] = (byte) i;
        }
        int distance = 1;
        for (int i = 0; i < DISTANCES; i++) {
            DISTANCE_BASE[i] = distance;
            for (int end = distance + (1 << distanceBits(i)); distance < end; distance++) {
                (distance <= 256 ? NEAR : FAR)[distance <= 256 ? distance : distance - 1 >>> 7] = (byte) i;
            }
        }
    }

    private DeflateTables() {
    }

    static int lengthSymbol(int length) {
        return FIRST_LENGTH + LENGTH_SYMBOL[length];
    }

    /** How many bits follow a length's symbol. */
    static int lengthBits(int symbol) {
        int i = symbol - FIRST_LENGTH;
        return i < 8 || i == LENGTH_BASE.length - 1 ? 0 : (i >> 2) - 1;
    }

    static int lengthBase(int symbol) {
        return LENGTH_BASE[symbol - FIRST_LENGTH];
    }

    static int distanceSymbol(int distance) {
        return distance <= 256 ? NEAR[distance] : FAR[distance - 1 >>> 7];
    }

    /** How many bits follow a distance's symbol. */
    static int distanceBits(int symbol) {
        return symbol < 4 ? 0 : (symbol >> 1) - 1;
    }

    static int distanceBase(int symbol) {
        return DISTANCE_BASE[symbol];
    }
}
