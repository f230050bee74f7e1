// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import java.util.Arrays;

/**
 * The Huffman code of one alphabet of a deflate block (RFC 1951, 3.2.2), made from how often each symbol comes. At
 * least two symbols must come, so that the code is complete. One thread.
 */
final class Huffman {
    private static final int SYMBOL_BITS = 9;

    private final int limit;
    private final byte[] lengths;
    private final int[] codes;
    private final long[] used;
    private final int[] weights;
    private final int[] counts = new int[64];

    /** For so many symbols and codes of at most {@code limit} bits. */
    Huffman(int symbols, int limit) {
        this.limit = limit;
        this.lengths = new byte[symbols];
        this.codes = new int[symbols];
        this.used = new long[symbols];
        this.weights = new int[symbols];
    }

    /** Bits of a symbol's code; 0 if it did not come. */
    int length(int symbol) {
        return lengths[symbol];
    }

    /** A symbol's code, its first bit lowest. */
    int code(int symbol) {
        return codes[symbol];
    }

    /** Makes the code. */
    void build(int[] frequencies) {
        int n = 0;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (frequencies[symbol] > 0) {
                used[n++] = (long) frequencies[symbol] << SYMBOL_BITS | symbol;
            }
        }
        Arrays.sort(used, 0, n);
        for (int i = 0; i < n; i++) {
            weights[i] = (int) (used[i] >>> SYMBOL_BITS);
        }
        join(n);
        depths(n);
        countLengths(n);
        keepToLimit();
        assign(n);
    }

    /**
     * Builds the tree: always joins the two lightest of leaves and trees. Both come by weight, so the array of leaves
     * is taken from its start, where the places that get free hold the trees, and then whose child each tree is.
     */
    private void join(int n) {
        int leaf = 0;
        int tree = 0;
        for (int next = 0; next < n - 1; next++) {
            int sum = 0;
            for (int child = 0; child < 2; child++) {
                if (leaf >= n || tree < next && weights[tree] < weights[leaf]) {
                    sum += weights[tree];
                    weights[tree++] = next;
                } else {
                    sum += weights[leaf++];
                }
            }
            weights[next] = sum;
        }
    }

    /** From parents to depths of trees, from the root down. */
    private void depths(int n) {
        weights[n - 2] = 0;
        for (int tree = n - 3; tree >= 0; tree--) {
            weights[tree] = weights[weights[tree]] + 1;
        }
    }

    /** How many leaves each depth has: what its trees leave free. */
    private void countLengths(int n) {
        Arrays.fill(counts, 0);
        int room = 1;
        int depth = 0;
        int tree = n - 2;
        while (room > 0) {
            int trees = 0;
            while (tree >= 0 && weights[tree] == depth) {
                trees++;
                tree--;
            }
            counts[Math.min(depth, counts.length - 1)] += room - trees;
            room = 2 * trees;
            depth++;
        }
    }

    /** Longer codes get as short as allowed; to make room for them shorter ones get longer. */
    private void keepToLimit() {
        long taken = 0;
        for (int length = limit + 1; length < counts.length; length++) {
            counts[limit] += counts[length];
            counts[length] = 0;
        }
        for (int length = 1; length <= limit; length++) {
            taken += (long) counts[length] << limit - length;
        }
        for (; taken > 1L << limit; taken--) {
            int longest = limit - 1;
            while (counts[longest] == 0) {
                longest--;
            }
            counts[longest]--;
            counts[longest + 1] += 2;
            counts[limit]--;
        }
    }

    /** The rarest symbols get the longest codes; codes of one length follow the symbols' order. */
    private void assign(int n) {
        Arrays.fill(lengths, (byte) 0);
        int at = 0;
        for (int length = limit; length > 0; length--) {
            for (int left = counts[length]; left > 0; left--) {
                lengths[(int) used[at++] & (1 << SYMBOL_BITS) - 1] = (byte) length;
            }
        }
        int code = 0;
        for (int length = 1; length <= limit; length++) {
            code <<= 1;
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    codes[symbol] = Integer.reverse(code++) >>> Integer.SIZE - length;
                }
            }
        }
    }
}
