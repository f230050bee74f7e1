// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.codec.SamplingSettings;
import io.weir.codec.exporter.Cidr;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagParser;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagValues;
import io.weir.engine.state.StateSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateAndSamplingFlagsTest {
    private static FlagValues values(String... words) throws FlagException {
        FlagSet flags = new FlagSet();
        ListenFlags.addTo(flags);
        StateFlags.addTo(flags);
        DecoderFlags.addTo(flags);
        return new FlagParser(flags).parse(List.of(words));
    }

    private static StateSettings state(String... words) throws FlagException {
        FlagValues values = values(words);
        return StateFlags.settings(values, ListenFlags.listeners(values).listeners());
    }

    private static SamplingSettings sampling(String... words) throws FlagException {
        return DecoderFlags.settings(values(words)).sampling();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "netflow://:2055 | netflow-2055",
        "netflow://127.0.0.1:2055 | netflow-127.0.0.1-2055",
        "netflow://[::1]:2055,netflow://:4739?count=2 | netflow-__1-2055+netflow-4739",
    })
    void eachSetOfListenersHasAFolderOfItsOwn(String listen, String folder) throws FlagException {
        assertThat(state("-listen=" + listen)).isEqualTo(
            new StateSettings(Path.of("data", folder), Duration.ofHours(24), true, Path.of("data")));
    }

    @Test
    void withAPortThatChangesEachTimeNothingIsKeptUnlessAFolderIsNamed() throws FlagException {
        assertThat(state("-listen=netflow://:0")).isNull();
        assertThat(state("-listen=netflow://:0", "-state.dir=x").dir()).isEqualTo(Path.of("x"));
    }

    @Test
    void anEmptyFolderSwitchesItOffAndANamedOneIsTakenAsItIs() throws FlagException {
        assertThat(state("-state.dir=")).isNull();
        assertThat(state("-state.dir=/var/lib/weir", "-state.max-age=1h"))
            .isEqualTo(new StateSettings(Path.of("/var/lib/weir"), Duration.ofHours(1)));
    }

    @Test
    void withoutFlagsSamplingIsWhatExportersSay() throws FlagException {
        assertThat(sampling()).isEqualTo(SamplingSettings.NONE);
    }

    @Test
    void overridesAreReadLongestBlockFirst() throws FlagException {
        SamplingSettings settings = sampling("-sampling.override=192.0.2.0/24=1000,192.0.2.7=512,2001:db8::/32=100",
            "-sampling.default=5");

        assertThat(settings.overrides()).containsExactly(
            new SamplingSettings.Fixed(Cidr.parse("192.0.2.7"), 512),
            new SamplingSettings.Fixed(Cidr.parse("192.0.2.0/24"), 1000),
            new SamplingSettings.Fixed(Cidr.parse("2001:db8::/32"), 100));
        assertThat(settings.defaultRate()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-sampling.override=10.0.0.0/8 | \"10.0.0.0/8\" is not of the form CIDR=RATE",
        "-sampling.override=10.0.0.0/8=0 | is not of the form CIDR=RATE",
        "-sampling.override=10.0.0.0/8=-1 | is not of the form CIDR=RATE",
        "-sampling.override=10.0.0.0/8=99999999999 | is not of the form CIDR=RATE",
        "-sampling.override=10.0.0.0/8=5, | \"\" is not of the form CIDR=RATE",
        "-sampling.override=router=5 | \"router\" is no address or range; allowed: 192.0.2.1",
        "-sampling.override=10.0.0.1/8=5 | has bits behind its prefix; for the whole range write 10.0.0.0/8",
        "-sampling.override=10.0.0.0/8=5,10.0.0.0/8=6 | names a block a second time",
        "-sampling.default=-1 | allowed: a whole number from 0",
        "-sampling.default=x | allowed: a whole number",
        "-state.max-age=0s | allowed: 1s or longer",
    })
    void badValueIsRefusedWithItsFlag(String word, String why) {
        assertThatThrownBy(() -> values(word)).isInstanceOf(FlagException.class)
            .hasMessageContaining(word.substring(0, word.indexOf('='))).hasMessageContaining(why);
    }
}
