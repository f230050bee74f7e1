// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import java.util.Collection;

/** Finds what the user may have meant. */
public final class Nearest {
    private Nearest() {
    }

    /** The candidate that the fewest typing errors turn into {@code word}; null without candidates. */
    public static String to(String word, Collection<String> candidates) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int distance = distance(word, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** {@code ; did you mean -x?} or nothing without candidates. */
    static String hint(String prefix, String word, Collection<String> candidates) {
        String nearest = to(word, candidates);
        return nearest == null ? "" : "; did you mean " + prefix + nearest + "?";
    }

    /** Levenshtein's distance, two rows at a time. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row = next(row, i, a.charAt(i - 1), b);
        }
        return row[b.length()];
    }

    private static int[] next(int[] above, int i, char c, String b) {
        int[] row = new int[above.length];
        row[0] = i;
        for (int j = 1; j < row.length; j++) {
            int change = above[j - 1] + (c == b.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
        }
        return row;
    }
}
