// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import java.util.Arrays;

/** Writes the head of a deflate block: how long each code is, itself run-length and Huffman coded. One thread. */
final class CodeLengths {
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int SYMBOLS = 19;
    private static final int LONGEST = 7;
    private static final int AGAIN = 16;
    private static final int FEW_ZEROS = 17;
    private static final int MANY_ZEROS = 18;
    private static final int SYMBOL = 0xff;
    private static final int LEAST_DISTANCES = 1;

    private final Huffman code = new Huffman(SYMBOLS, LONGEST);
    private final int[] counts = new int[SYMBOLS];
    private final int[] all = new int[DeflateTables.LITERALS + DeflateTables.DISTANCES];
    /** Symbols, with what follows them above. */
    private final int[] steps = new int[all.length];
    private int size;

    void write(BitWriter out, Huffman literals, int leastLiterals, Huffman distances) {
        int literalCount = used(literals, DeflateTables.LITERALS, leastLiterals);
        int distanceCount = used(distances, DeflateTables.DISTANCES, LEAST_DISTANCES);
        for (int i = 0; i < literalCount; i++) {
            all[i] = literals.length(i);
        }
        for (int i = 0; i < distanceCount; i++) {
            all[literalCount + i] = distances.length(i);
        }
        shorten(literalCount + distanceCount);
        out.write(literalCount - leastLiterals, 5);
        out.write(distanceCount - LEAST_DISTANCES, 5);
        writeCode(out);
        writeSteps(out);
    }

    private static int used(Huffman code, int symbols, int least) {
        int count = symbols;
        while (count > least && code.length(count - 1) == 0) {
            count--;
        }
        return count;
    }

    private void shorten(int end) {
        Arrays.fill(counts, 0);
        // Two at least, for a complete code.
        counts[0] = 1;
        counts[MANY_ZEROS] = 1;
        size = 0;
        int at = 0;
        while (at < end) {
            int run = 1;
            while (at + run < end && all[at + run] == all[at]) {
                run++;
            }
            at += all[at] == 0 ? zeros(run) : same(all[at], run);
        }
    }

    private int zeros(int run) {
        if (run < 3) {
            step(0, 0);
            return 1;
        }
        int taken = Math.min(run, 138);
        step(taken < 11 ? FEW_ZEROS : MANY_ZEROS, taken - (taken < 11 ? 3 : 11));
        return taken;
    }

    private int same(int length, int run) {
        step(length, 0);
        if (run < 4) {
            return 1;
        }
        int taken = Math.min(run - 1, 6);
        step(AGAIN, taken - 3);
        return 1 + taken;
    }

    private void step(int symbol, int extra) {
        counts[symbol]++;
        steps[size++] = symbol | extra << 8;
    }

    private void writeCode(BitWriter out) {
        code.build(counts);
        int count = SYMBOLS;
        while (count > 4 && code.length(ORDER[count - 1]) == 0) {
            count--;
        }
        out.write(count - 4, 4);
        for (int i = 0; i < count; i++) {
            out.write(code.length(ORDER[i]), 3);
        }
    }

    private void writeSteps(BitWriter out) {
        for (int i = 0; i < size; i++) {
            int symbol = steps[i] & SYMBOL;
            out.write(code.code(symbol), code.length(symbol));
            out.write(steps[i] >>> 8, symbol < AGAIN ? 0 : symbol == AGAIN ? 2 : symbol == FEW_ZEROS ? 3 : 7);
        }
    }
}
