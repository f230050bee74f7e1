// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SumsTest {
    private final PrintedAccount account = new PrintedAccount();

    private void sink(long accepted, long delivered) {
        account.atInfo().addKeyValue("sink", "file").addKeyValue("accepted", accepted)
            .addKeyValue("delivered", delivered).addKeyValue("dropped", 2).addKeyValue("failed", 0)
            .addKeyValue("waiting", 0).log("account of a sink");
    }

    @Test
    void oneRecordTooFewIsADisagreement() {
        sink(10, 7);
        Sums sums = new Sums(account);

        sums.each("a sink", "accepted", "delivered", "dropped", "failed", "waiting");

        assertThat(sums.disagreements()).containsExactly("accepted of file: expected 10, found 9");
    }

    @Test
    void whatAgreesIsNone() {
        sink(10, 8);
        Sums sums = new Sums(account);

        sums.each("a sink", "accepted", "delivered", "dropped", "failed", "waiting");
        sums.provoked("drops", account.sum("a sink", "dropped"));

        assertThat(sums.disagreements()).isEmpty();
        assertThat(sums.checked()).isEqualTo(2);
    }
}
