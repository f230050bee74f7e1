// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public types of each package: a new one is a decision, not an accident. */
class DoorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''      | Main",
        "collect | CollectCommand ConfigCommand",
        "config  | ConfigFlags ConfigSources Configuration Effective Variables",
        "flag    | BadValueException EarlyFlag Flag FlagException FlagHelp FlagParser FlagSet FlagTexts FlagType "
            + "FlagValues GoDuration GoValues NamedFile",
        "health  | HealthCommand",
        "log     | LogConfigurator LogFormat LogThreshold Logging Stderr",
        "mapping | ElementFile MappingFile MappingPlan Selection",
        "option  | AccessFlags AlarmFlags DecoderFlags HttpFlags ListenFlags ListenUrls LogFlags OutputFlags "
            + "PluginFlags Secret StateFlags",
        "plugins | PluginsCommand",
        "selftest | SelftestCommand",
        "version | Version",
    })
    void packageHasTheseDoorsOnly(String room, String doors) {
        String name = room.isEmpty() ? "io.weir.dist" : "io.weir.dist." + room;
        List<String> open = WeirClasses.ALL.stream()
            .filter(each -> each.getPackageName().equals(name) && each.isTopLevelClass())
            .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::getSimpleName).sorted().toList();

        assertThat(open).isEqualTo(Arrays.stream(doors.split(" ")).sorted().toList());
    }
}
