// SPDX-License-Identifier: Apache-2.0
package io.weir.thread;

/** Has threads of Weir fail, for tests outside of this package. */
public final class Strikes {
    private Strikes() {
    }

    /** Has the next round of the thread {@code name} throw {@code death}. */
    public static void strike(String name, Throwable death) {
        Parts.of(name).forEach(part -> part.strike(death));
    }
}
