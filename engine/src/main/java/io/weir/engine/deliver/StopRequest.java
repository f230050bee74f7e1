// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import java.util.function.Consumer;

/** A sink's wish that Weir stops: told once, also to one who listens only later; any thread. */
final class StopRequest {
    private String reason;
    private Consumer<String> action;
    private boolean told;

    void listen(Consumer<String> listener) {
        synchronized (this) {
            action = listener;
        }
        tell();
    }

    void request(String why) {
        synchronized (this) {
            reason = reason == null ? why : reason;
        }
        tell();
    }

    synchronized boolean isMade() {
        return reason != null;
    }

    private void tell() {
        Consumer<String> listener;
        synchronized (this) {
            if (told || reason == null || action == null) {
                return;
            }
            told = true;
            listener = action;
        }
        listener.accept(reason);
    }
}
