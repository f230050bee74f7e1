// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({"0.255, 0.255 s", "1.5, 1.5 s", "300, 300 s", "7199, 7199 s", "7200, 2 h", "90000, 25 h",
        "172800, 2 days", "95444354, 1105 days"})
    void spansAreInUnitsThatPeopleRead(double seconds, String words) {
        assertThat(Words.seconds(seconds)).isEqualTo(words);
    }
}
