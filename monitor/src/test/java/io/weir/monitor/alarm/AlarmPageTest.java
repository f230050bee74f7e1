// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/alarms.md} says of each alarm what the code says. */
class AlarmPageTest {
    private static final Path PAGE = Path.of(System.getProperty("weir.root", "..")).resolve("docs/alarms.md");

    @ParameterizedTest
    @EnumSource
    void thePageHasTheAlarm(AlarmKind kind) throws Exception {
        assertThat(Files.readString(PAGE)).contains("| `" + kind.id() + "` | `-alarm." + kind.id() + "="
            + kind.usual() + "` | " + kind.meaning() + " | " + kind.action() + " |\n");
    }
}
