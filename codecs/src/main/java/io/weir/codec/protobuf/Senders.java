// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.wire.Wire;

/** Exporters of the messages read lately, so that one is not made anew for each message. One thread. */
final class Senders {
    /** A power of two; an exporter has one place, and loses it to another one that hashes to it. */
    private static final int PLACES = 1 << 10;
    /** Stands for an address that is none. */
    private static final Exporter NOBODY = new Exporter(0, 0, 0);

    private final Exporter[] places = new Exporter[PLACES];
    private Exporter last = NOBODY;

    /** The exporter with the address in these bytes; {@code ::} if they are not 4 or 16. */
    Exporter of(byte[] from, int at, int length) {
        return switch (length) {
            case 4 -> of(0, Exporter.mapped(Wire.i32(from, at)));
            case 16 -> of(Wire.i64(from, at), Wire.i64(from, at + 8));
            default -> NOBODY;
        };
    }

    private Exporter of(long hi, long lo) {
        if (last.lo() != lo || last.hi() != hi) {
            last = find(hi, lo);
        }
        return last;
    }

    private Exporter find(long hi, long lo) {
        long mixed = (hi * 31 + lo) * 0x9e37_79b9_7f4a_7c15L;
        int place = (int) (mixed >>> 32) & PLACES - 1;
        Exporter there = places[place];
        if (there == null || there.lo() != lo || there.hi() != hi) {
            there = new Exporter(hi, lo, 0);
            places[place] = there;
        }
        return there;
    }
}
