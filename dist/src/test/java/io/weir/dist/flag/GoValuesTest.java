// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoValuesTest {
    private enum Colour {
        RED, LIGHT_BLUE
    }

    @ParameterizedTest
    @CsvSource({"10s,10000000000", "1m30s,90000000000", "500ms,500000000", "1.5h,5400000000000", "0,0", ".5s,500000000",
        "1us,1000", "1µs,1000", "7ns,7", "1h2m3s4ms,3723004000000", "+1s,1000000000",
        "-1s,-1000000000", "1.s,1000000000"})
    void durationsAreReadAsGoReadsThem(String text, long ns) throws BadValueException {
        assertThat(GoDuration.parse(text)).isEqualTo(Duration.ofNanos(ns));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "1d", "1 s", "1s ", "-", "1s-", "99999999999h", "1e3s", "."})
    void otherDurationsAreRefused(String text) {
        assertThatThrownBy(() -> GoDuration.parse(text)).isInstanceOf(BadValueException.class)
            .hasMessageContaining("1m30s");
    }

    @ParameterizedTest
    @CsvSource({"8s", "90s", "500ms", "2h", "7ns", "0s", "1500us"})
    void durationsAreShownAsTheUserWritesThem(String text) throws BadValueException {
        assertThat(GoDuration.text(GoDuration.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "42,42", "+42,42", "0x1F,31", "0b101,5", "0o17,15", "010,8", "1_000,1000"})
    void wholeNumbersAreReadAsGoReadsThem(String text, int value) throws BadValueException {
        assertThat(GoValues.integer(0, 1000).parser().parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1001", "1.5", "x", "1__0", "_1", "0x", "08", "99999999999999999999", "1 "})
    void otherNumbersAreRefused(String text) {
        assertThatThrownBy(() -> GoValues.integer(0, 1000).parser().parse(text)).isInstanceOf(BadValueException.class)
            .hasMessage("allowed: a whole number from 0 to 1000");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "64KiB,65536", "8MiB,8388608", "1GiB,1073741824", "123,123"})
    void memoryHasUnits(String text, long bytes) throws BadValueException {
        assertThat(GoValues.bytes(0).parser().parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "KiB", "8MB", "-1", "9999999999999GiB", "1.5MiB"})
    void otherAmountsOfMemoryAreRefused(String text) {
        assertThatThrownBy(() -> GoValues.bytes(0).parser().parse(text)).isInstanceOf(BadValueException.class)
            .hasMessageContaining("64KiB");
    }

    @Test
    void constantsAreWrittenInLowerCaseWithHyphens() throws BadValueException {
        assertThat(GoValues.oneOf(Colour.class).parser().parse("light-blue")).isEqualTo(Colour.LIGHT_BLUE);
        assertThat(GoValues.oneOf(Colour.class).valueName()).isEqualTo("red|light-blue");
        assertThatThrownBy(() -> GoValues.oneOf(Colour.class).parser().parse("green"))
            .hasMessage("allowed: red, light-blue");
    }

    @Test
    void listsHoldEachNameOnce() throws BadValueException {
        assertThat(GoValues.list("N").parser().parse("a,b")).isEqualTo(List.of("a", "b"));
        assertThat(GoValues.list("N").parser().parse("")).isEmpty();
        for (String bad : List.of("a,", ",a", "a,,b", "a,a")) {
            assertThatThrownBy(() -> GoValues.list("N").parser().parse(bad)).isInstanceOf(BadValueException.class);
        }
    }
}
