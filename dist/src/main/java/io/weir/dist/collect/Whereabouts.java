// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Where threads are, in words. */
final class Whereabouts {
    private static final int FRAMES = 6;

    private Whereabouts() {
    }

    /** The innermost calls. */
    static String of(StackTraceElement[] stack) {
        return Arrays.stream(stack).limit(FRAMES).map(StackTraceElement::toString).collect(Collectors.joining(" < "));
    }

    /**
     * Who called {@code System.exit}, of threads that were asked where they are: the first call that is not Java's,
     * with its plugin's name, and the thread.
     */
    static String exit(Map<Thread, StackTraceElement[]> stacks) {
        return stacks.entrySet().stream().filter(each -> isExiting(each.getValue())).findFirst()
            .map(each -> caller(each.getValue()) + " on the thread " + each.getKey().getName())
            .orElse("code that cannot be told any more");
    }

    private static boolean isExiting(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().equals("java.lang.Runtime")
            && frame.getMethodName().equals("exit"));
    }

    private static String caller(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(frame -> !frame.getClassName().startsWith("java.")).findFirst()
            .map(StackTraceElement::toString).orElse("Java itself");
    }
}
