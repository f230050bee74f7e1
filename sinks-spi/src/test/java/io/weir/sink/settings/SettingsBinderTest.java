// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.sink.NoSettings;
import io.weir.sink.Setting;
import io.weir.sink.SinkException;
import io.weir.sink.WhenFull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsBinderTest {
    record All(
        @Setting(key = "", help = "text", defaultValue = "x") String text,
        @Setting(key = "count", help = "number", defaultValue = "3") int count,
        @Setting(key = "large", help = "number", defaultValue = "5000000000") long large,
        @Setting(key = "on", help = "switch", defaultValue = "true") boolean on,
        @Setting(key = "wait", help = "time", defaultValue = "1m30s") Duration pause,
        @Setting(key = "file", help = "path", defaultValue = "a/b") Path file,
        @Setting(key = "url", help = "address", defaultValue = "http://localhost/") URI url,
        @Setting(key = "full", help = "choice", defaultValue = "drop") WhenFull full,
        @Setting(key = "hosts", help = "list", defaultValue = "a, b") List<String> hosts,
        @Setting(key = "token", help = "password", secret = true, defaultValue = "0") int token) {
    }

    record Checked(@Setting(key = "n", help = "n", defaultValue = "1") int n) {
        Checked {
            if (n < 1) {
                throw new IllegalArgumentException("n must be at least 1");
            }
        }
    }

    record Amounts(@Setting(key = "room", help = "room", defaultValue = "4GiB", bytes = true) long room,
                   @Setting(key = "piece", help = "piece", defaultValue = "1048576", bytes = true) int piece) {
    }

    record OddAmount(@Setting(key = "x", help = "x", defaultValue = "1KiB", bytes = true) String x) {
    }

    record Bare(String text) {
    }

    record Odd(@Setting(key = "x", help = "x", defaultValue = "1") double x) {
    }

    record Wrong(@Setting(key = "x", help = "x", defaultValue = "many") int x) {
    }

    private static All bind(Map<String, String> values) throws SinkException {
        return SettingsBinder.bind("-transport.all", All.class, values);
    }

    @Test
    void defaultsAreReadAsTheUserWouldWriteThem() throws Exception {
        assertThat(bind(Map.of())).isEqualTo(new All("x", 3, 5_000_000_000L, true, Duration.ofSeconds(90),
            Path.of("a/b"), URI.create("http://localhost/"), WhenFull.DROP, List.of("a", "b"), 0));
    }

    @Test
    void everyKeyCanBeSet() throws Exception {
        All all = bind(Map.of("", "t", "count", "-4", "large", "9", "on", "false", "wait", "250ms", "file", "/c",
            "url", "udp://h:1", "full", "BLOCK", "hosts", "", "token", "7"));

        assertThat(all).isEqualTo(new All("t", -4, 9, false, Duration.ofMillis(250), Path.of("/c"),
            URI.create("udp://h:1"), WhenFull.BLOCK, List.of(), 7));
    }

    @Test
    void unknownKeyIsRefusedWithTheNearestName() {
        assertThatThrownBy(() -> bind(Map.of("cuont", "1"))).isInstanceOf(SinkException.class)
            .hasMessageStartingWith("unknown setting -transport.all.cuont, did you mean -transport.all.count?")
            .hasMessageContaining("-transport.all.wait");
        assertThatThrownBy(() -> SettingsBinder.bind("-transport.none", NoSettings.class, Map.of("a", "1")))
            .hasMessage("unknown setting -transport.none.a (it has no settings)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "count|1.5|whole number", "large|x|whole number", "on|yes|true or false", "wait|10|duration", "wait|s|duration",
        "url|a b|URI", "full|disk|one of block, drop, spool", "count||whole number"
    })
    void badValueIsRefusedSayingWhatIsAllowed(String key, String value, String allowed) {
        String text = value == null ? "" : value;
        assertThatThrownBy(() -> bind(Map.of(key, text))).isInstanceOf(SinkException.class)
            .hasMessageStartingWith("bad value \"" + text + "\" for -transport.all." + key + ": allowed is ")
            .hasMessageContaining(allowed);
    }

    @Test
    void aSecretInAnAddressThatIsNoneIsNotShown() {
        assertThatThrownBy(() -> bind(Map.of("url", "http://me:hunter2@ h/?token=hunter2")))
            .hasMessage("bad value \"http://***@ h/?token=***\" for -transport.all.url: allowed is a URI");
    }

    @Test
    void theBeginningOfANameIsMoreSimilarThanAnotherShortOne() {
        List<String> names = List.of("http.key", "http.token-file", "http.token-env", "http.tokens");

        assertThat(Nearest.to("http.token", names)).contains("http.tokens");
        assertThat(Nearest.to("http.token", names.subList(0, 3))).contains("http.token-file");
        assertThat(Nearest.to("", names)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1048576,1048576", "64KiB,65536", "8MiB,8388608", "1GiB,1073741824"})
    void amountsOfBytesMayHaveAUnit(String text, long bytes) throws Exception {
        Amounts amounts = SettingsBinder.bind("-transport.a", Amounts.class, Map.of("room", text, "piece", text));

        assertThat(amounts).isEqualTo(new Amounts(bytes, (int) bytes));
        assertThat(SettingsBinder.bind("-transport.a", Amounts.class, Map.of()))
            .isEqualTo(new Amounts(4L << 30, 1 << 20));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"room|-1", "room|4GB", "room|1.5MiB", "room|9999999999GiB", "room|MiB",
        "room|99999999999999999999", "piece|2GiB", "piece|4GiB"})
    void whatIsNoAmountOfBytesIsRefusedSayingWhatIsAllowed(String key, String text) {
        assertThatThrownBy(() -> SettingsBinder.bind("-transport.a", Amounts.class, Map.of(key, text)))
            .isInstanceOf(SinkException.class).hasMessageStartingWith("bad value \"" + text
                + "\" for -transport.a." + key + ": allowed is bytes such as 1048576, 64KiB, 8MiB or 1GiB");
    }

    @Test
    void secretIsNeverShown() {
        assertThatThrownBy(() -> bind(Map.of("token", "geheim")))
            .hasMessageContaining("\"***\"").hasMessageNotContaining("geheim");
    }

    @Test
    void recordsOwnCheckSpeaksToTheUser() {
        assertThatThrownBy(() -> SettingsBinder.bind("-transport.c", Checked.class, Map.of("n", "0")))
            .isInstanceOf(SinkException.class).hasMessage("-transport.c: n must be at least 1");
    }

    @Test
    void unfitRecordsAreRefusedNamingTheComponent() {
        assertThatThrownBy(() -> SettingsBinder.describe(Bare.class)).hasMessageContaining("Bare.text has no @Setting");
        assertThatThrownBy(() -> SettingsBinder.describe(Odd.class)).hasMessageContaining("Odd.x is unfit");
        assertThatThrownBy(() -> SettingsBinder.describe(Wrong.class)).hasMessageContaining("Wrong.x is unfit");
        assertThatThrownBy(() -> SettingsBinder.describe(OddAmount.class)).hasMessageContaining("OddAmount.x is unfit");
    }

    @Test
    void descriptionHasWhatAHelpTextNeeds() throws Exception {
        assertThat(SettingsBinder.describe(All.class)).hasSize(10).contains(
            new SettingInfo("full", "one of block, drop, spool", "drop", "choice", false),
            new SettingInfo("wait", "a duration such as 250ms, 10s or 1m30s", "1m30s", "time", false));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1h,3600000", "1.5s,1500", "2m10s,130000", "7ms,7"})
    void durationsAreGos(String text, long ms) {
        assertThat(DurationText.parse(text)).isEqualTo(Duration.ofMillis(ms));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-1s", "1s5", "1d", "1 s", "s"})
    void noDurationIsRefused(String text) {
        assertThatThrownBy(() -> DurationText.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
