// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.codec.Biflow;
import io.weir.codec.DecoderSettings;
import io.weir.codec.DecoderSettings.TemplateScope;
import io.weir.codec.Nsel;
import io.weir.codec.Pace;
import io.weir.codec.Values;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagHelp;
import io.weir.dist.flag.FlagParser;
import io.weir.dist.option.OutputFlags;
import io.weir.dist.option.TestModules;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.config.OnError;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.config.StageConfig;
import io.weir.engine.memory.MemoryPart;
import io.weir.engine.receive.PassedSockets;
import io.weir.monitor.api.Config.SettingRow;
import io.weir.sink.WhenFull;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectPlanTest {
    private final OutputFlags output = TestModules.flags();

    private CollectPlan plan(String... words) throws FlagException {
        return CollectPlan.of(new FlagParser(CollectFlags.of(output)).parse(Arrays.asList(words)), output,
            List.of(), PassedSockets.NONE);
    }

    @Test
    void commandLineOfGoflow2WorksUnchanged() throws FlagException {
        CollectPlan plan = plan("-listen=netflow://:2055", "-format=json", "-transport=file", "-transport.file=");

        assertThat(plan.config().listeners()).singleElement().satisfies(one -> {
            assertThat(one.port()).isEqualTo(2055);
            assertThat(one.workers()).isEqualTo(2);
        });
        assertThat(plan.sinks()).containsExactly(new SinkConfig("file", Map.of("", ""), null, OnError.RETRY));
        assertThat(plan.encoders().format()).isNotNull();
        assertThat(plan.infos()).isEmpty();
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void whatIsSaidOfAnHttpServerThatThereIsNotIsToldToBeInVain() throws FlagException {
        assertThat(plan("-addr=", "-http.token=abc", "-metrics.exporters=5").warnings()).containsExactly(
            "-http.token has no effect: -addr is empty, so there is no HTTP server",
            "-metrics.exporters has no effect: -addr is empty, so there is no HTTP server");
        assertThat(plan("-addr=:8080", "-http.token=abc").warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" :8080", "a b:8080", "8080", "[::1]", "::1:8080", ":http", ":99999", "http://:8080"})
    void anAddressThatIsNoneIsRefused(String addr) {
        assertThatThrownBy(() -> plan("-addr=" + addr)).isInstanceOf(FlagException.class)
            .hasMessageContaining("allowed: :PORT, HOST:PORT, [IPV6]:PORT");
    }

    @Test
    void withoutFlagsThereAreSflowAndNetflowOnTheirPorts() throws FlagException {
        CollectPlan plan = plan();

        assertThat(plan.config().listeners()).extracting(ListenerConfig::scheme).containsExactly("sflow", "netflow");
        assertThat(plan.config().listeners()).extracting(ListenerConfig::port).containsExactly(6343, 2055);
        assertThat(plan.config().listeners()).extracting(ListenerConfig::host).containsOnly("");
        assertThat(plan.config().decoder()).isEqualTo(DecoderSettings.defaults().within(plan.memory().exporters(),
            plan.memory().templateBytes(), plan.memory().lateBytes()));
        assertThat(plan.config().errCount()).isEqualTo(10);
        assertThat(plan.config().errInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(plan.config().stopTimeout()).isEqualTo(Duration.ofSeconds(8));
        assertThat(plan.infos()).isEmpty();
    }

    @Test
    void theHttpServerAnswersWithinThePlanOfMemory() throws FlagException {
        CollectPlan plan = plan("-addr=:0");

        assertThat(plan.http().server()).get().satisfies(server -> {
            assertThat(server.connections()).isEqualTo(plan.memory().connections());
            assertThat(server.answerBytes()).isEqualTo(plan.memory().answerBytes());
        });
        assertThat(plan("-addr=").memory().parts().get(MemoryPart.ANSWERS)).isZero();
    }

    @Test
    void boundsThatNoHeapHoldsAreRefused() {
        assertThatThrownBy(() -> plan("-exporters.max=100000000")).isInstanceOf(FlagException.class)
            .hasMessageContaining("the bounds of memory add up to").hasMessageContaining("lower -exporters.max")
            .hasMessageContaining("and the heap has");
    }

    @Test
    void everyBoundHasItsFlag() throws FlagException {
        CollectPlan plan = plan("-values=goflow2", "-templates.scope=address", "-exporters.max=1", "-domains.max=2",
            "-templates.fields.max=3", "-templates.bytes=4", "-templates.exporter.bytes=5", "-late.bytes=6",
            "-late.exporter.bytes=7", "-late.time=8ns", "-limit.templates=9", "-limit.templates.burst=10",
            "-limit.output-ratio=11", "-biflow=split", "-nsel=all", "-err.cnt=0",
            "-err.int=0", "-stop.timeout=9s");

        assertThat(plan.config().decoder())
            .isEqualTo(new DecoderSettings(Values.GOFLOW2, TemplateScope.ADDRESS, 1, 2, 3, 4, 5, 6, 7, 8,
                new Pace(9, 10)).withOutputRatio(11).with(Biflow.SPLIT).with(Nsel.ALL));
        assertThat(plan.config().errCount()).isZero();
        assertThat(plan.config().errInterval()).isZero();
        assertThat(plan.config().stopTimeout()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void sinksAndStagesGetWhatTheUserGave() throws FlagException {
        CollectPlan plan = plan("-transport=net,file", "-transport.net.url=http://x", "-transport.net.tls",
            "-transport.net.when-full=block", "-transport.net.on-error=stop", "-transport.file=/tmp/out",
            "-transport.file.sep=", "-stage=ports", "-stage.ports.list=1,2");

        assertThat(plan.sinks()).containsExactly(
            new SinkConfig("net", Map.of("url", "http://x", "tls", "true"), WhenFull.BLOCK, OnError.STOP),
            new SinkConfig("file", Map.of("", "/tmp/out", "sep", ""), null, OnError.RETRY));
        assertThat(plan.stages()).containsExactly(new StageConfig("ports", Map.of("list", "1,2")));
    }

    @Test
    void theEffectiveConfigurationHidesSecrets() throws FlagException {
        CollectPlan plan = plan("-http.token=s3cret", "-addr=[::1]:0");

        assertThat(plan.http().server().orElseThrow().token()).isEqualTo("s3cret");
        assertThat(plan.http().config().settings())
            .anySatisfy(row -> assertThat(row).isEqualTo(new SettingRow("http.token", "(hidden)", true)))
            .anySatisfy(row -> assertThat(row).isEqualTo(new SettingRow("addr", "[::1]:0", true)))
            .anySatisfy(row -> assertThat(row).isEqualTo(new SettingRow("templates.path", "/templates", false)));
        assertThat(plan.toString()).doesNotContain("s3cret");
        assertThat(plan("-addr=").http().server()).isEmpty();
    }

    @Test
    void whatHasNoEffectIsTold() throws FlagException {
        CollectPlan plan = plan("-listen=netflow://:1?hash=1", "-transport.file.when-full=drop",
            "-transport.file.spool.dir=x", "-stage.ports.list=1");

        assertThat(plan.warnings()).hasSize(3)
            .anySatisfy(line -> assertThat(line).contains("\"hash\" has no effect"))
            .anySatisfy(line -> assertThat(line).startsWith("-transport.file.spool.dir has no effect"))
            .anySatisfy(line -> assertThat(line).startsWith("-stage.ports.list has no effect"));
    }

    /** The mapping file is not even read. */
    @Test
    void whatIsAboutFlowsHasNoEffectOnDatagrams() throws FlagException {
        assertThat(plan("-produce=raw", "-mapping=missing.yaml", "-stage=ports").warnings()).containsExactly(
            "-mapping has no effect: it is about flows, and -produce=raw prints datagrams",
            "-stage has no effect: it is about flows, and -produce=raw prints datagrams");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-format | xml | there is no format xml; allowed: bin, json, text",
        "-format | jsn | there is no format jsn; did you mean json? allowed: bin, json, text",
        "-produce | foo | allowed: sample, raw",
        "-transport | kafka | the sink kafka is not there yet; allowed: file, net",
        "-transport | fiel | there is no sink fiel; did you mean file? allowed: file, net",
        "-transport | '' | allowed: file, net",
        "-transport | file, | allowed: names separated by commas, each once",
        "-stage | port | there is no stage port; did you mean ports? allowed: ports",
        "-transport.net.when-full | disk | allowed: block, drop, spool",
        "-transport.net.spool.max-bytes | 1 | allowed: bytes, at least 1048576, such as 1048576, 64KiB, 8MiB or 1GiB",
        "-transport.net.spool.dir | '' | allowed: the name of a folder, or auto",
        "-transport | file,file | file is there twice; give one of them a name of its own, such as file-2=file",
        "-transport | a=file,a=net | a is there twice; give one of them a name of its own, such as net-2=net",
        "-transport | net=file | net is the name of a sink and cannot stand for file",
        "-transport | a=fiel | there is no sink fiel; did you mean file? allowed: file, net",
        "-transport | A=file | the alias A is not lower-case letters, digits and hyphens",
        "-transport.net.on-error | die | allowed: retry, drop, stop",
        "-transport.net.tls | maybe | allowed: 1, t, T, TRUE, true, True, 0, f, F, FALSE, false, False",
        "-values | wrong | allowed: correct, goflow2",
        "-templates.scope | x | allowed: port, device, address",
        "-stop.timeout | 0s | allowed: 1ms or longer",
        "-err.cnt | -1 | allowed: a whole number from 0 to 2147483647",
        "-err.int | 10 | allowed: numbers with the units h, m, s, ms, us, ns, such as 10s, 1m30s or 500ms",
        "-plugins.dir | /nowhere/at/all | allowed: a folder that exists",
    })
    void badValueIsRefusedWithWhatIsAllowed(String flag, String value, String allowed) {
        assertThatThrownBy(() -> plan(flag + "=" + value)).isInstanceOf(FlagException.class)
            .hasMessage("bad value \"" + value + "\" for flag " + flag + ": " + allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-transport.net.ulr=x | unknown flag -transport.net.ulr; did you mean -transport.net.url?",
        "-transport.kafka.topic=x | flag -transport.kafka.topic: the sink kafka is not there yet",
        "-transport.net.url=x | flag -transport.net.url: the sink net is not in use; name it in -transport, or leave "
            + "its flags out",
        "-transport.net.when-full=block | flag -transport.net.when-full: the sink net is not in use; name it in "
            + "-transport, or leave its flags out",
        "-mapping=x.yaml | flag -mapping: there is no file x.yaml",
    })
    void flagThatIsNotThereIsRefusedByName(String word, String message) {
        assertThatThrownBy(() -> plan(word)).isInstanceOf(FlagException.class).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"debug", "INFO", "Warn", "error", "INFO+2", "debug-4"})
    void levelsOfGoflow2AreTaken(String level) throws FlagException {
        assertThat(plan("-loglevel", level)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"warning", "trace", "foo", "", "INFO+", "INFO+x"})
    void otherLevelsAreRefused(String level) {
        assertThatThrownBy(() -> plan("-loglevel", level)).isInstanceOf(FlagException.class)
            .hasMessageContaining("allowed: debug, info, warn, error");
    }

    @Test
    void secretsAreNotShown() {
        String help = FlagHelp.text(CollectFlags.of(output));

        assertThat(help).contains("-transport.net.secret=TEXT").doesNotContain("hunter2");
    }

    @Test
    void helpShowsEveryFlagWithItsDefault() {
        String help = FlagHelp.text(CollectFlags.of(output));

        assertThat(help).contains("-listen=", "-transport.file=TEXT", "-transport.net.mode=fast|very-fast",
            "(default \"\\n\")", "(default sflow://:6343,netflow://:2055)");
        assertThat(List.of(help.split("\n"))).anyMatch(line -> line.trim().equals("-v"));
    }
}
