// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import java.util.function.Consumer;

/** Looks at one part of a running Weir for {@code /ready}; any thread, never waits. */
@FunctionalInterface
interface ReadyCheck {
    /** Gives each reason why flows are being lost there, or why the part is dead, in one line that names the part. */
    void look(Consumer<String> reasons);
}
