// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A hash of 128 bits, as 32 hexadecimal digits; a gigabyte takes a tenth of what SHA-256 takes. Not for secrets.
 *
 * <p>Four sums take a word of eight bytes each in turn. Each step is a bijection of its sum: what was different before
 * equal words is different after them. The numbers are fractions of square roots of primes.
 */
final class LineHash {
    private static final VarHandle WORDS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int STRIPE = 32;
    private static final long A = 0xbb67ae8584caa73bL;
    private static final long B = 0xa54ff53a5f1d36f1L;
    private static final long C = 0x510e527fade682d1L;
    private static final long D = 0x9b05688c2b3e6c1fL;
    private static final long WORD = 0x1f83d9abfb41bd6bL;
    private static final long STEP = 0x5be0cd19137e2179L;

    private long a = A;
    private long b = B;
    private long c = C;
    private long d = D;

    private LineHash() {
    }

    static String of(byte[] bytes, int from, int length) {
        LineHash hash = new LineHash();
        int whole = length - length % STRIPE;
        hash.take(bytes, from, from + whole);
        byte[] rest = Arrays.copyOf(Arrays.copyOfRange(bytes, from + whole, from + length), STRIPE);
        hash.take(rest, 0, STRIPE);
        return HexFormat.of().toHexDigits(hash.first(length)) + HexFormat.of().toHexDigits(hash.second(length));
    }

    private void take(byte[] bytes, int from, int end) {
        long one = a;
        long two = b;
        long three = c;
        long four = d;
        for (int at = from; at < end; at += STRIPE) {
            one = step(one, (long) WORDS.get(bytes, at));
            two = step(two, (long) WORDS.get(bytes, at + 8));
            three = step(three, (long) WORDS.get(bytes, at + 16));
            four = step(four, (long) WORDS.get(bytes, at + 24));
        }
        a = one;
        b = two;
        c = three;
        d = four;
    }

    private static long step(long sum, long word) {
        return Long.rotateLeft(sum + word * WORD, 29) * STEP;
    }

    private long first(long length) {
        return stir(stir(stir(stir(length * A) + a) + b) + c) + stir(d);
    }

    private long second(long length) {
        return stir(stir(stir(stir(length * B) + d) + c) + b) + stir(a * C);
    }

    private static long stir(long word) {
        long mixed = (word ^ word >>> 32) * STEP;
        mixed = (mixed ^ mixed >>> 29) * WORD;
        return mixed ^ mixed >>> 32;
    }
}
