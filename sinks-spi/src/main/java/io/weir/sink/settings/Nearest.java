// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name a user probably meant. */
public final class Nearest {
    private Nearest() {
    }

    /**
     * The most similar of {@code names}, if any is similar enough to be meant. {@code token} is the beginning of
     * {@code token-env}: that is more similar than {@code key}.
     */
    public static Optional<String> to(String written, Collection<String> names) {
        return names.stream()
            .filter(name -> isSimilar(written, name) || begins(written, name))
            .min(Comparator.comparingInt(name -> begins(written, name) ? 2 : distance(written, name)));
    }

    private static boolean begins(String written, String name) {
        return !written.isEmpty() && name.startsWith(written)
            && name.length() > written.length() && ".-_".indexOf(name.charAt(written.length())) >= 0;
    }

    private static boolean isSimilar(String written, String name) {
        int distance = distance(written, name);
        return distance <= Math.max(2, name.length() / 2) && distance < Math.max(written.length(), name.length());
    }

    /** Insertions, deletions and replacements between the two. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
