// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

/** Spreads addresses evenly, neighbours too; the same in every run. */
final class AddressHash {
    private AddressHash() {
    }

    static long of(long hi, long lo) {
        long h = (hi ^ Long.rotateLeft(lo, 29)) + lo * 0x9e37_79b9_7f4a_7c15L;
        h = (h ^ h >>> 32) * 0xd6e8_feb8_6659_fd93L;
        h = (h ^ h >>> 29) * 0xd6e8_feb8_6659_fd93L;
        return h ^ h >>> 32;
    }
}
