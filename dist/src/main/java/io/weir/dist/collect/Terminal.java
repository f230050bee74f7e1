// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Which of the process's streams are terminals. Java only tells whether stdin and stdout are, so {@code test} does. */
final class Terminal {
    private static final long TIMEOUT_S = 2;

    private Terminal() {
    }

    /** Why a line cannot be redrawn on stderr; null if it can. */
    static String obstacle() {
        if (!isTerminal(2)) {
            return "stderr is not a terminal";
        }
        return isTerminal(Boolean.getBoolean("weir.stdout.moved") ? 0 : 1)
            ? "stdout is the terminal, too: send flows elsewhere" : null;
    }

    private static boolean isTerminal(int descriptor) {
        try {
            Process test = new ProcessBuilder("sh", "-c", "test -t " + descriptor).inheritIO().start();
            return test.waitFor(TIMEOUT_S, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
