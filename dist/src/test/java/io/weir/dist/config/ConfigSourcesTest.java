// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.GoValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigSourcesTest {
    private static final Flag<String> SINK = new Flag<>("sink", GoValues.text("TEXT[,TEXT...]"), "file", "");
    private static final Flag<String> FILE = new Flag<>("sink.file", GoValues.text("TEXT"), "", "");
    private static final Flag<String> SEP = new Flag<>("sink.file.sep", GoValues.text("TEXT"), "\n", "");
    private static final Flag<Integer> COUNT = new Flag<>("err.cnt", GoValues.integer(0, 99), "10", "");
    private static final Flag<Boolean> LIVE = new Flag<>("stats.live", FlagType.SWITCH, "false", "");
    private static final Flag<String> TOKEN = new Flag<>("sink.token-env", GoValues.text("TEXT"), "", "");
    private static final Flag<Integer> PIN = new Flag<>("pin", GoValues.integer(0, 9), "0", "").asSecret();
    private static final Flag<String> HELP = new Flag<>("h", GoValues.text("TEXT"), "", "");

    private final FlagSet flags = new FlagSet().onlyOnCommandLine("config", "h")
        .add("Sinks", List.of(SINK, FILE, SEP, TOKEN)).add("Rest", List.of(COUNT, LIVE, PIN, HELP))
        .refuse("mapping", "mappings are not there yet");
    private final Map<String, String> environment = new HashMap<>(Map.of("PATH", "/bin"));

    @TempDir
    private Path folder;

    ConfigSourcesTest() {
        ConfigFlags.addTo(flags);
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("weir.yaml"), yaml);
    }

    @Test
    void whatTheySayOfOneFlagIsAVariablesBeforeTheFiles() throws Exception {
        String file = file("sink.file: a\nsink: b\n").toString();
        environment.put("WEIR_SINK", "c");

        ConfigSources sources = ConfigSources.ofFile(file, environment);

        assertThat(sources.text("sink.file", "none")).isEqualTo("a");
        assertThat(sources.text("sink", "none")).isEqualTo("c");
        assertThat(sources.text("pin", "none")).isEqualTo("none");
        assertThat(ConfigSources.ofFile(null, environment).text("sink.file", "none")).isEqualTo("none");
    }

    private Configuration read(String... args) throws FlagException {
        return ConfigSources.read(List.of(args), environment).against(flags);
    }

    private Configuration yaml(String... lines) throws Exception {
        return read("-config=" + file(String.join("\n", lines) + "\n"));
    }

    private List<String> problems(String... lines) throws Exception {
        return yaml(lines).problems().stream().map(each -> each.replace(folder + "/", "")).toList();
    }

    @Test
    void aFlagWinsOverAVariableAVariableOverTheFileTheFileOverTheDefault() throws Exception {
        Path file = file("sink: b\nsink.file: b\nerr.cnt: 2\n");
        environment.put("WEIR_SINK", "c");
        environment.put("WEIR_SINK_FILE", "c");
        environment.put("WEIR_CONFIG", file.toString());

        Configuration all = read("-sink=d");

        assertThat(all.problems()).isEmpty();
        assertThat(all.values().value(SINK)).isEqualTo("d");
        assertThat(all.values().value(FILE)).isEqualTo("c");
        assertThat(all.values().value(COUNT)).isEqualTo(2);
        assertThat(all.values().value(SEP)).isEqualTo("\n");
        assertThat(Arrays.asList(all.values().origin(SINK), all.values().origin(FILE), all.values().origin(COUNT),
            all.values().origin(SEP))).containsExactly("flag -sink", "variable WEIR_SINK_FILE", file + ":3", null);
    }

    @Test
    void namesMayBeNestedAndListsWrittenAsSuch() throws Exception {
        Configuration all = yaml("sink:", "  - a", "  - b=c", "sink.file: /x", "sink.file.sep: \"\\t\"",
            "err: {cnt: 0x10}", "stats:", "  live: true");

        assertThat(all.problems()).isEmpty();
        assertThat(all.values().value(SINK)).isEqualTo("a,b=c");
        assertThat(all.values().value(FILE)).isEqualTo("/x");
        assertThat(all.values().value(SEP)).isEqualTo("\t");
        assertThat(all.values().value(COUNT)).isEqualTo(16);
        assertThat(all.values().value(LIVE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"010", "0x8", "0b1000"})
    void numbersMeanWhatTheyMeanOnTheCommandLine(String number) throws Exception {
        assertThat(yaml("err.cnt: " + number).values().value(COUNT)).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "true", "1.50", "2026-11-22", "0777", "1_000"})
    void textsStayWhatWasWritten(String text) throws Exception {
        assertThat(yaml("sink.file: " + text).values().value(FILE)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sink.fiel: x       | weir.yaml:2: unknown key sink.fiel; did you mean sink.file?",
        "mapping: x         | weir.yaml:2: mapping: mappings are not there yet",
        "config: x          | weir.yaml:2: config has no meaning in a file",
        "h: x               | weir.yaml:2: h has no meaning in a file",
        "sink.file:         | weir.yaml:2: sink.file has no value; an empty one is written \"\"",
        "sink.file: null    | weir.yaml:2: sink.file has no value; an empty one is written \"\"",
        "sink.file: [a]     | weir.yaml:2: sink.file takes one value, not a list",
        "'sink: [a, \"b,c\"]' | weir.yaml:2: the list sink may hold only values without commas",
        "'sink: [a, {b: c}]' | weir.yaml:2: the list sink may hold only values without commas",
        "'sink: [a, [b]]'   | weir.yaml:2: the list sink may hold only values without commas",
        "err: 5             | weir.yaml:2: unknown key err; did you mean err.cnt?",
        "sink: {flie: x}    | weir.yaml:2: unknown key sink.flie; did you mean sink.file?",
        "err.cnt: ten       | weir.yaml:2: bad value \"ten\" for err.cnt: allowed: a whole number from 0 to 99",
        "pin: 1234          | weir.yaml:2: bad value \"(hidden)\" for pin: allowed: a whole number from 0 to 9",
        "stats.live: no     | weir.yaml:2: bad value \"no\" for stats.live: allowed: 1, t, T, TRUE, true, True, 0, f, "
            + "F, FALSE, false, False",
        "sink.file: *a      | weir.yaml:2: sink.file: YAML's aliases are not known here; write the value itself",
    })
    void whatCannotBeUsedIsNamedWithItsLine(String line, String problem) throws Exception {
        assertThat(problems("# a comment", line)).containsExactly(problem);
    }

    @Test
    void aKeyThatIsThereTwiceIsRefusedHoweverItIsWritten() throws Exception {
        assertThat(problems("sink.file: a", "sink:", "  file: b", "sink.file: a")).containsExactly(
            "weir.yaml:3: sink.file is there already, at weir.yaml:1",
            "weir.yaml:4: sink.file is there already, at weir.yaml:1");
    }

    @Test
    void everyProblemIsToldAndTheFirstRefuses() throws Exception {
        environment.put("WEIR_ERR_CNT", "-1");
        Configuration all = yaml("a: 1", "b: 2");

        assertThat(all.problems()).hasSize(3);
        assertThatThrownBy(all::orRefuse).isInstanceOf(FlagException.class)
            .hasMessage(folder + "/weir.yaml:1: unknown key a (and 2 more: weir config check lists them)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n", "text\n", "a: [\n", "a: b: c\n", "\ta: b\n"})
    void aFileThatIsNoMappingIsRefusedWithItsLine(String yaml) throws Exception {
        Path file = file(yaml);

        assertThatThrownBy(() -> read("-config", file.toString())).isInstanceOf(FlagException.class)
            .hasMessageMatching(Pattern.quote(file.toString()) + ":\\d+: [^\n]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing but a comment\n", "---\n", "{}\n"})
    void anEmptyFileSaysNothing(String yaml) throws Exception {
        assertThat(yaml(yaml).problems()).isEmpty();
    }

    @Test
    void aSecondDocumentIsRefused() throws Exception {
        assertThat(problems("sink: a", "---", "sink: b")).singleElement().asString().contains("a second document");
    }

    @Test
    void aFileThatIsNotThereIsNamedWithWhatNamesIt() {
        assertThatThrownBy(() -> read("-config=/no.yaml")).hasMessage("flag -config: there is no file /no.yaml");
        environment.put("WEIR_CONFIG", folder.toString());
        assertThatThrownBy(this::read).hasMessageStartingWith("variable WEIR_CONFIG: cannot read " + folder);
    }

    @Test
    void anEmptyFlagTakesTheFileOfTheVariableAway() throws Exception {
        environment.put("WEIR_CONFIG", "/nowhere.yaml");

        assertThat(read("-config=").problems()).isEmpty();
    }

    @Test
    void anUnknownVariableIsRefusedWithTheNearest() throws Exception {
        environment.put("WEIR_SINK_FLIE", "x");
        environment.put("WEIR_H", "x");

        assertThat(read().problems()).hasSize(2)
            .anyMatch(line -> line.startsWith("unknown variable WEIR_H;"))
            .contains("unknown variable WEIR_SINK_FLIE; did you mean WEIR_SINK_FILE? (variables that begin with WEIR_ "
                + "are Weir's)");
    }

    @Test
    void variablesOfTheLauncherAndOfKubernetesAndNamedByAFlagAreNoFlags() throws Exception {
        environment.putAll(Map.of("WEIR_JAVA_OPTS", "-Xmx1g", "WEIR_SYSROOT", "/x", "WEIR_SERVICE_HOST", "10.0.0.1",
            "WEIR_PORT", "udp://10.0.0.1:2055", "WEIR_PORT_2055_UDP_ADDR", "10.0.0.1",
            "WEIR_METRICS_SERVICE_PORT_HTTP", "8080", "WEIR_API_TOKEN", "secret"));

        assertThat(read("-sink.token-env=WEIR_API_TOKEN").problems()).isEmpty();
        assertThat(read().problems()).singleElement().asString().startsWith("unknown variable WEIR_API_TOKEN");
    }

    @Test
    void aVariableThatCanMeanTwoFlagsIsRefused() throws Exception {
        flags.add("More", List.of(new Flag<>("sink-file", GoValues.text("X"), "", "")));
        environment.put("WEIR_SINK_FILE", "x");

        assertThat(read().problems())
            .containsExactly("variable WEIR_SINK_FILE can mean -sink.file and -sink-file; use the flag");
    }

    @Test
    void flagsThatDecideWhichOthersThereAreAreKnownEarly() throws Exception {
        environment.put("WEIR_SINK", "variable");
        Path file = file("sink: [x, y]\nsink.file: z\n");

        ConfigSources sources = ConfigSources.read(List.of("-config=" + file, "-sink=flag"), environment);

        assertThat(sources.early(List.of("sink", "sink.file")))
            .containsExactly("-sink=x,y", "-sink=variable", "-sink.file=z", "-config=" + file, "-sink=flag");
    }

    @Test
    void aLaterRefusalSaysWhereTheFlagItNamesWasSet() throws Exception {
        environment.put("WEIR_SINK", "a");
        Configuration all = yaml("sink.file: x");

        assertThat(all.explained("-sink.file: no such file")).isEqualTo("-sink.file: no such file (-sink.file by "
            + folder + "/weir.yaml:1)");
        assertThat(all.explained("flag -sink: bad")).isEqualTo("flag -sink: bad (-sink by variable WEIR_SINK)");
        assertThat(all.explained("flag -sink.files: bad")).isEqualTo("flag -sink.files: bad");
    }

    @Test
    void whatIsPrintedSaysTheSameWhenItIsReadAgain() throws Exception {
        Configuration before = read("-sink=a,b", "-sink.file=# \"x\": \\\\ ü\n\0", "-stats.live", "-pin=7");

        String printed = Effective.text(before);
        Configuration again = read("-config=" + file(printed));

        assertThat(again.problems()).isEmpty();
        for (Flag<?> flag : List.of(SINK, FILE, SEP, COUNT, LIVE)) {
            assertThat(again.values().text(flag)).isEqualTo(before.values().text(flag));
        }
        assertThat(printed).contains("# Sinks\nsink: a,b  # flag -sink\n", "#pin: \"(hidden)\"  # flag -pin\n",
            "#err.cnt: 10  # default\n", "stats.live: true  # flag -stats.live\n").doesNotContain("7");
    }

    @Test
    void aPasswordInAUrlIsNotPrinted() throws Exception {
        assertThat(Effective.text(read("-sink.file=https://me:hunter2@host/")))
            .contains("#sink.file: \"https://(hidden)@host/\"").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://host/in?token=hunter2               | https://host/in?token=(hidden)",
        "HTTP://host?a=hunter2&b=hunter2&c=          | HTTP://host?a=(hidden)&b=(hidden)&c=(hidden)",
        "https://host/?hunter2                       | https://host/?(hidden)",
        "https://me:hunter2@host/?k=hunter2=hunter2  | https://(hidden)@host/?k=(hidden)",
        "htp://host/?k=hunter2                       | htp://host/?k=(hidden)",
        "https://me:hu/nt@er2:hunter2@host/          | https://(hidden)@host/",
        "https://me:hunter2@ host/?k=hunter2         | https://(hidden)@ host/?k=(hidden)",
        "https://host:80/a@b                         | https://host:80/a@b",
        "netflow://:2055?count=2                     | netflow://:2055?count=2",
        "https://host/path                           | https://host/path",
    })
    void valuesInTheQueryOfAWebAddressAreNotPrinted(String url, String shown) throws Exception {
        assertThat(Effective.shown(FILE, url)).isEqualTo(shown);
        assertThat(Effective.text(read("-sink.file=" + url))).doesNotContain("hunter2");
    }
}
