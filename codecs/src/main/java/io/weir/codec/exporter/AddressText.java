// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.exporter;

import io.weir.codec.wire.Wire;

/** Text of IPv6 addresses by RFC 5952, for what is rendered rarely; the hot path has its own writer. */
final class AddressText {
    private AddressText() {
    }

    static String ipv6(byte[] a, int at) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = Wire.u16(a, at + 2 * i);
        }
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int run = run(groups, i);
            if (run > bestLength) {
                best = i;
                bestLength = run;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                text.append("::");
                i += bestLength - 1;
                continue;
            }
            if (i > 0 && i != best + bestLength) {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    private static int run(int[] groups, int from) {
        int length = 0;
        while (from + length < 8 && groups[from + length] == 0) {
            length++;
        }
        return length;
    }
}
