// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

/** What may be caught when code of a plugin throws, and how it is put into one line. */
final class Containment {
    private Containment() {
    }

    /** Throws {@code thrown} on if the machine itself failed, as with no memory left. */
    static void rethrowFatal(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    /** What was thrown and where, in one line. */
    static String describe(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        return (thrown.toString() + where).replace('\n', ' ');
    }
}
