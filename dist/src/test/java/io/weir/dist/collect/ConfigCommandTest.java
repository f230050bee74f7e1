// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.dist.config.ConfigSources;
import io.weir.dist.config.Configuration;
import io.weir.dist.config.Effective;
import io.weir.dist.config.Variables;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.option.OutputFlags;
import io.weir.engine.plugin.Modules;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    private static final Path EXAMPLE =
        Path.of(System.getProperty("weir.root"), "dist/src/main/dist/conf/weir.yaml");

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... args) {
        out.reset();
        err.reset();
        return new ConfigCommand(environment, print(out), print(err)).run(List.of(args));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path yaml(String text) throws Exception {
        return Files.writeString(folder.resolve("w.yaml"), text);
    }

    private static FlagSet flags() {
        Modules modules = Modules.load(Path.of("/nowhere"));
        return CollectFlags.of(new OutputFlags(modules.sinks(), modules.stages(), modules.formats()));
    }

    @Test
    void everyFlagIsAKeyAndAVariableOfItsOwn() {
        FlagSet flags = flags();
        flags.names().forEach(flag -> {
            if (!flags.isOnlyOnCommandLine(flag)) {
                environment.put(Variables.name(flag), flags.find(flag).defaultText().replace("\0", ""));
            }
        });

        assertThat(run("check")).as(err()).isZero();
        assertThat(environment).hasSizeGreaterThan(50);
    }

    @Test
    void aGoodConfigurationIsExitCode0AndSaysSo() throws Exception {
        assertThat(run("check", "-config=" + yaml("transport: [file, a=http]\ntransport.a.url: http://127.0.0.1:1\n")))
            .as(err()).isZero();
        assertThat(out()).isEqualTo("the configuration is good\n");
    }

    @Test
    void everyProblemIsALineAndTheExitCodeIs2() throws Exception {
        environment.put("WEIR_FORMAT", "xml");

        assertThat(run("check", "-config=" + yaml("lsiten: x\nerr.cnt: many\n"), "-late.tiem=1s")).isEqualTo(2);
        assertThat(err().lines()).hasSize(4).allMatch(line -> line.startsWith("error: "));
        assertThat(err()).contains("unknown flag -late.tiem; did you mean -late.time?", "w.yaml:1: unknown key lsiten; "
            + "did you mean listen?", "w.yaml:2: bad value \"many\" for err.cnt", "variable WEIR_FORMAT: bad value");
    }

    @Test
    void whatModulesRefuseIsToldWithItsPlace() throws Exception {
        Path yaml = yaml("transport: http\ntransport.http.url: ftp://x\n");

        assertThat(run("check", "-config=" + yaml)).isEqualTo(2);
        assertThat(err()).contains("-transport.http.url by " + yaml + ":2").hasLineCount(1);
    }

    @Test
    void aSinkThatIsNotInUseIsRefusedWithItsPlace() throws Exception {
        environment.put("WEIR_TRANSPORT_HTTP_URL", "http://x");

        assertThat(run("check")).isEqualTo(2);
        assertThat(err()).contains("the sink http is not in use", "-transport.http.url by variable "
            + "WEIR_TRANSPORT_HTTP_URL");
    }

    @Test
    void printShowsWhereEachValueWasSetAndHidesSecrets() throws Exception {
        environment.put("WEIR_TRANSPORT_HTTP_HEADER", "Authorization: Bearer hunter2");
        Path yaml = yaml("transport: http\ntransport.http.url: http://me:hunter2@h/\n");

        assertThat(run("print", "-config=" + yaml, "-err.cnt=0")).as(err()).isZero();
        assertThat(out()).contains("\ntransport: http  # " + yaml + ":1\n", "\nerr.cnt: 0  # flag -err.cnt\n",
            "\n#listen: sflow://:6343,netflow://:2055  # default\n", "#transport.http.header: \"(hidden)\"  # variable "
                + "WEIR_TRANSPORT_HTTP_HEADER").doesNotContain("hunter2");
    }

    @Test
    void aWordIsNeeded() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("prnt")).isEqualTo(2);
        assertThat(err()).contains("check or print");
        assertThat(run("-h")).isZero();
        assertThat(out()).contains("weir config check", "A flag wins over a variable");
    }

    @Test
    void theFileOnThePageIsAGoodOne() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("weir.root"), "docs/configuration.md"));
        String block = page.substring(page.indexOf("```yaml\n") + 8);
        Path yaml = yaml(block.substring(0, block.indexOf("```")));

        Configuration example = ConfigSources.read(List.of("-config=" + yaml), Map.of()).against(flags());

        assertThat(example.problems()).isEmpty();
        assertThat(Effective.text(example)).contains("\nlisten: netflow://:2055?count=2,netflow://:9995  # ",
            "\nlate.time: 5m  # ", "\ntransport.http.token-file: /etc/weir/token  # ");
    }

    @Test
    void theExampleSaysNothingUntilALineIsUncommented() throws Exception {
        Configuration empty = ConfigSources.read(List.of("-config=" + EXAMPLE), Map.of()).against(flags());

        assertThat(empty.problems()).isEmpty();
        assertThat(Effective.text(empty).lines()).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }

    /** Commented lines of the form {@code #key: value} are keys with their defaults; prose begins with a blank. */
    @Test
    void theExampleHoldsKeysThatExistWithTheirDefaults() throws Exception {
        FlagSet flags = flags();
        Path all = yaml(Files.readString(EXAMPLE).replaceAll("(?m)^#(?=[a-z])", ""));

        Configuration example = ConfigSources.read(List.of("-config=" + all), Map.of()).against(flags);

        assertThat(example.problems()).isEmpty();
        List<String> given = flags.names().stream().filter(name -> !flags.isOnlyOnCommandLine(name))
            .filter(name -> example.values().isGiven(flags.find(name))).toList();
        assertThat(given).hasSizeGreaterThan(20).allSatisfy(name ->
            assertThat(example.values().text(flags.find(name))).as(name).isEqualTo(flags.find(name).defaultText()));
    }
}
