// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.account;

import io.weir.engine.CollectorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Runs each trouble alone, none, and all together, and prints what disagrees. The argument is the number of datagrams
 * of each of the twelve routers. Exit code 0 if all agrees.
 */
public final class AccountLoad {
    private static final int USUAL = 2_000;

    private AccountLoad() {
    }

    /** The runs, in order. */
    static List<Set<Trouble>> runs() {
        List<Set<Trouble>> runs = new ArrayList<>();
        runs.add(EnumSet.noneOf(Trouble.class));
        for (Trouble trouble : Trouble.values()) {
            runs.add(EnumSet.of(trouble));
        }
        runs.add(EnumSet.allOf(Trouble.class));
        return runs;
    }

    /** Runs all. */
    public static void main(String[] args) throws IOException, CollectorException {
        int each = args.length == 0 ? USUAL : Integer.parseInt(args[0]);
        boolean agrees = true;
        for (Set<Trouble> troubles : runs()) {
            long start = System.nanoTime();
            Sums sums = Run.of(troubles, each);
            System.out.printf(Locale.ROOT, "%-16s %3d sums, %d disagree, %.1f s%n", name(troubles), sums.checked(),
                sums.disagreements().size(), (System.nanoTime() - start) / 1e9);
            sums.disagreements().forEach(line -> System.out.println("    " + line));
            agrees &= sums.disagreements().isEmpty();
        }
        System.out.println(agrees ? "the account agrees" : "the account does NOT agree");
        System.exit(agrees ? 0 : 1);
    }

    private static String name(Set<Trouble> troubles) {
        if (troubles.isEmpty()) {
            return "none";
        }
        return troubles.size() == 1
            ? troubles.iterator().next().toString().toLowerCase(Locale.ROOT).replace('_', ' ') : "all together";
    }
}
