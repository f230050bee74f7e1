// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.weir.codec.seeded.Seed;

/** Spreads addresses evenly, neighbours too; otherwise in each run, so that nobody can forge those that meet. */
final class AddressHash {
    private AddressHash() {
    }

    static long of(long hi, long lo) {
        return Seed.of(hi, lo);
    }
}
