// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
    private static StackTraceElement java(String type, String method) {
        return new StackTraceElement(null, "java.base", "17", type, method, type + ".java", 1);
    }

    private static StackTraceElement plugin(String type, String method) {
        return new StackTraceElement("plugin a.jar", null, null, type, method, "Evil.java", 7);
    }

    @Test
    void whoCallsExitIsNamedWithItsPluginAndThread() {
        StackTraceElement[] exits = {java("java.lang.Thread", "join"), java("java.lang.Shutdown", "exit"),
            java("java.lang.Runtime", "exit"), java("java.lang.System", "exit"), plugin("evil.Evil", "onBatch"),
            plugin("evil.Other", "call")};
        StackTraceElement[] rests = {java("java.lang.Object", "wait"), plugin("evil.Evil", "rest")};

        String culprit = Whereabouts.exit(Map.of(new Thread("weir-sink-evil"), exits, new Thread("other"), rests));

        assertThat(culprit).isEqualTo("plugin a.jar//evil.Evil.onBatch(Evil.java:7) on the thread weir-sink-evil");
    }

    @Test
    void oneThatCannotBeFoundIsNotMadeUp() {
        assertThat(Whereabouts.exit(Map.of())).isEqualTo("code that cannot be told any more");
    }
}
