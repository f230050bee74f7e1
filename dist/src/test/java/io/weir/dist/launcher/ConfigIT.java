// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The built distribution, configured by a file and by variables. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "bound sockets are looked up in /proc")
class ConfigIT {
    @TempDir
    private Path folder;
    private final Map<String, String> environment = new HashMap<>();

    private Launch run(String... words) throws Exception {
        environment.put("JAVA_HOME", Distribution.JAVA.toString());
        List<String> command = new ArrayList<>(List.of(Distribution.WEIR));
        command.addAll(List.of(words));
        return Launch.run(folder, environment, command);
    }

    @Test
    void aFileConfiguresTheCollectorAndItsLogHasEvents() throws Exception {
        Path flows = folder.resolve("flows.json");
        Path yaml = Files.writeString(folder.resolve("w.yaml"), "transport.file: " + flows + "\nlogfmt: json\n");
        try (RunningWeir weir = RunningWeir.start(folder, "-config=" + yaml)) {
            weir.send(1);
            weir.await("a line", () -> RunningWeir.text(flows).lines().count() == 1);
            weir.signal("TERM");

            assertThat(weir.exit()).as(weir.log()).isZero();
            assertThat(weir.log().lines()).allMatch(line -> line.matches("\\{.*\"event\":\"[a-z0-9-]+\".*}"));
            assertThat(weir.log()).contains("\"event\":\"ready\"", "\"event\":\"account-sink\"");
        }
    }

    @Test
    void aMistakeIsOneLineAndExitCode2WhereverItIs() throws Exception {
        environment.put("WEIR_LISTNE", "netflow://:0");
        Launch variable = run();
        environment.remove("WEIR_LISTNE");
        Path yaml = Files.writeString(folder.resolve("w.yaml"), "# mine\nlisten: :2055\n");
        Launch file = run("-config", yaml.toString());

        assertThat(List.of(variable.exit(), file.exit())).containsExactly(2, 2);
        assertThat(variable.err()).hasLineCount(1).startsWith("error: unknown variable WEIR_LISTNE")
            .contains("did you mean WEIR_LISTEN?");
        assertThat(file.err()).hasLineCount(1).startsWith("error: " + yaml + ":2: bad value \":2055\" for listen");
    }

    @Test
    void theExampleOfTheDistributionIsGoodAndPrinted() throws Exception {
        String example = "-config=" + Distribution.HOME.resolve("conf/weir.yaml");
        environment.put("WEIR_ERR_CNT", "3");

        assertThat(run("config", "check", example).out()).containsExactly("the configuration is good");
        assertThat(run("config", "print", example).out()).contains("err.cnt: 3  # variable WEIR_ERR_CNT",
            "#listen: sflow://:6343,netflow://:2055  # default");
    }
}
