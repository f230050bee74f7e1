// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Copies short text in words of eight bytes: for pieces of 10 to 40 bytes faster than a call to arraycopy. */
final class Words {
    private static final VarHandle LONG =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private Words() {
    }

    /** Copies {@code length} bytes and up to seven behind them; both arrays must have room for those. */
    static void copy(byte[] from, int start, byte[] to, int at, int length) {
        for (int i = 0; i < length; i += 8) {
            LONG.set(to, at + i, (long) LONG.get(from, start + i));
        }
    }
}
