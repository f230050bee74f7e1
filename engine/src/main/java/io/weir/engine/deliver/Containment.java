// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

/**
 * What a plugin throws, of any kind, costs the call that threw and no thread: what can still be done then, and how it
 * is put into one line.
 */
final class Containment {
    private Containment() {
    }

    /**
     * Whether it says nothing against what the plugin was given: the machine had no thread or memory to give just then.
     * With no heap left the JVM has ended, so this passes.
     */
    static boolean passes(Throwable thrown) {
        return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
    }

    /** What was thrown and where, in one line. */
    static String describe(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        return (thrown.toString() + where).replace('\n', ' ');
    }
}
