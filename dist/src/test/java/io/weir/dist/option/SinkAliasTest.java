// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagHelp;
import io.weir.dist.flag.FlagParser;
import io.weir.dist.flag.FlagSet;
import io.weir.engine.config.OnError;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.config.SpoolConfig;
import io.weir.engine.config.SpoolConfig.Overflow;
import io.weir.engine.config.SpoolConfig.Use;
import io.weir.sink.WhenFull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinkAliasTest {
    private static List<SinkConfig> sinks(String... words) throws FlagException {
        OutputFlags output = TestModules.flags(words);
        FlagSet flags = new FlagSet();
        output.addTo(flags);
        return output.sinks(new FlagParser(flags).parse(List.of(words)));
    }

    @Test
    void twoOfAKindHaveSettingsAndPoliciesOfTheirOwn() throws FlagException {
        List<SinkConfig> sinks = sinks("-transport=a=net,b=net,file", "-transport.a.url=http://a",
            "-transport.b.url=http://b", "-transport.b.when-full=spool", "-transport.b.on-error=stop",
            "-transport.b.spool.dir=/var/b", "-transport.b.spool.max-bytes=2MiB", "-transport.b.spool.max-age=1h",
            "-transport.b.spool.overflow=newest", "-transport.b.spool.use=always");

        assertThat(sinks).containsExactly(
            new SinkConfig("a", "net", Map.of("url", "http://a"), null, OnError.RETRY, SpoolConfig.defaults("a")),
            new SinkConfig("b", "net", Map.of("url", "http://b"), WhenFull.SPOOL, OnError.STOP,
                new SpoolConfig(Path.of("/var/b"), 2 << 20, Duration.ofHours(1), Overflow.NEWEST, Use.ALWAYS)),
            new SinkConfig("file", Map.of(), null, OnError.RETRY));
    }

    @Test
    void sinkMayStandBesideAnAliasOfItsKind() throws FlagException {
        List<SinkConfig> sinks = sinks("--transport", "file,x=file", "-transport.file=out", "-transport.x=more",
            "-transport.x.sep=");

        assertThat(sinks).containsExactly(
            new SinkConfig("file", Map.of("", "out"), null, OnError.RETRY),
            new SinkConfig("x", "file", Map.of("", "more", "sep", ""), null, OnError.RETRY,
                SpoolConfig.defaults("x")));
    }

    @Test
    void settingOfTheKindIsRefusedIfOnlyAnAliasIsInUse() {
        assertThatThrownBy(() -> sinks("-transport=x=file", "-transport.file.sep=;")).isInstanceOf(FlagException.class)
            .hasMessage("flag -transport.file.sep: the sink file is not in use; did you mean -transport.x.sep?");
    }

    @Test
    void settingOfAnAliasThatIsNotThereIsUnknown() {
        assertThatThrownBy(() -> sinks("-transport=x=file", "-transport.y.sep=;")).isInstanceOf(FlagException.class)
            .hasMessageContaining("unknown flag -transport.y.sep").hasMessageContaining("-transport.x.sep");
    }

    @Test
    void theLastTransportCounts() throws FlagException {
        assertThat(sinks("-transport=a=net", "-transport=b=file", "-transport.b.sep=;")).singleElement()
            .satisfies(sink -> assertThat(sink.name()).isEqualTo("b"));
    }

    @Test
    void helpShowsAliasesThatAreThere() {
        FlagSet flags = new FlagSet();
        TestModules.flags("-transport=a=net", "-h").addTo(flags);

        assertThat(FlagHelp.text(flags)).contains("Sink a, a net:", "-transport.a.url=TEXT",
            "-transport.a.when-full=block|drop|spool", "-transport.a.spool.dir=DIR", "auto: spool/a in -data.dir");
    }
}
