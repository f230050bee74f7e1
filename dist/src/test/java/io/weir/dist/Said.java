// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a command said that ends by itself, run in this process: for what is refused before anything starts. The unit
 * tests of this module run one after the other in each process, so that stdout and stderr are this command's.
 *
 * @param exit its exit code
 * @param out all of stdout
 * @param err all of stderr
 */
record Said(int exit, String out, String err) {
    static Said by(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream takenOut = new ByteArrayOutputStream();
        ByteArrayOutputStream takenErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(takenOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(takenErr, true, StandardCharsets.UTF_8));
        try {
            int exit = Main.run(List.of(words));
            return new Said(exit, takenOut.toString(StandardCharsets.UTF_8), takenErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
