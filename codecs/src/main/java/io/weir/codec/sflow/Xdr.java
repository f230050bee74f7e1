// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.sflow;

import io.weir.codec.wire.Wire;

/** What is encoded the same way in several records. */
public final class Xdr {
    private static final int UNKNOWN = 0;
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;

    private Xdr() {
    }

    /** Bytes of the address whose type is at {@code at}, 0 for one that is not known; -1 if it is cut or of no type. */
    public static int addressLength(byte[] bytes, int at, int end) {
        if (end - at < 4) {
            return -1;
        }
        int length = addressBytes(Wire.u32(bytes, at));
        return end - at - 4 < length ? -1 : length;
    }

    /** Bytes of an address of that type, 0 for one that is not known; -1 if there is no such type. */
    static int addressBytes(long type) {
        return type == UNKNOWN ? 0 : type == IPV4 ? 4 : type == IPV6 ? 16 : -1;
    }
}
