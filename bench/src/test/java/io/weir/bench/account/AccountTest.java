// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code bench/account} runs, with less traffic. */
@Timeout(120)
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux says what its kernel dropped, and has all of 127/8")
class AccountTest {
    static List<Set<Trouble>> runs() {
        return AccountLoad.runs();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everySumOfThePrintedAccountAgreesToTheUnit(Set<Trouble> troubles) throws Exception {
        Sums sums = Run.of(troubles, 500);

        assertThat(sums.disagreements()).isEmpty();
        assertThat(sums.checked()).isGreaterThan(20);
    }
}
