// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * A subcommand.
 *
 * @param name the first word that selects it
 * @param help one line
 * @param body what it does with the words after its name
 */
record Command(String name, String help, Body body) {
    /** A subcommand that picocli reads the words for; made only when it is called. */
    static Command of(String name, String help, Supplier<? extends Callable<Integer>> command) {
        return new Command(name, help, args -> PicocliBody.run(command.get(), args));
    }

    /** A name of its own for a subcommand of a command that picocli reads the words for. */
    static Command shortFor(String name, String parent, Supplier<? extends Callable<Integer>> command) {
        return new Command(name, "short for " + parent + " " + name, args -> {
            List<String> words = new ArrayList<>(List.of(name));
            words.addAll(args);
            return PicocliBody.run(command.get(), words);
        });
    }

    /** What a subcommand does; the main thread calls it. */
    @FunctionalInterface
    interface Body {
        /** Runs to the end and gives the exit code. */
        int run(List<String> args);
    }
}
