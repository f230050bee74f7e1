// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.dist.flag.BadValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code -addr} means to those who ask there. */
class TargetTest {
    @ParameterizedTest
    @CsvSource({
        ":8080, 127.0.0.1:8080",
        "0.0.0.0:80, 127.0.0.1:80",
        "[::]:80, 127.0.0.1:80",
        "[::1]:80, [::1]:80",
        "weir.example:65535, weir.example:65535",
    })
    void noHostAndAllAddressesAreThisHost(String addr, String text) throws Exception {
        assertThat(Target.parse(addr).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8080", "weir.example", "::1:80", ":0", ":65536", "a/b:80"})
    void whatIsNoAddressIsRefused(String addr) {
        assertThatThrownBy(() -> Target.parse(addr)).isInstanceOf(BadValueException.class)
            .hasMessageContaining("allowed: :PORT");
    }

    @Test
    void anEmptyOneSaysThatThereIsNobodyToAsk() {
        assertThatThrownBy(() -> Target.parse("")).isInstanceOf(BadValueException.class)
            .hasMessageContaining("serves no HTTP");
    }
}
