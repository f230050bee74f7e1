// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.weir.codec.flow.FlowType;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What protocols are told apart by. */
class ProtocolTest {
    /** Saved state, keys of tables and bindings.csv hold these numbers. */
    @ParameterizedTest
    @CsvSource({"0, UNKNOWN", "1, NETFLOW_V1", "5, NETFLOW_V5", "7, NETFLOW_V7", "9, NETFLOW_V9", "10, IPFIX",
        "105, SFLOW_V5", "-1, UNKNOWN", "6, UNKNOWN"})
    void idsStayWhatTheyAre(long id, Protocol protocol) {
        assertThat(Protocol.ofId(id)).isSameAs(protocol);
    }

    @Test
    void givenTwoWithTheSameVersionThenTheirIdsDiffer() {
        assertThat(Protocol.SFLOW_V5.version()).isEqualTo(Protocol.NETFLOW_V5.version());
        assertThat(Protocol.all().stream().mapToInt(Protocol::id)).doesNotHaveDuplicates()
            .allMatch(id -> id >= 0 && id <= Short.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("io.weir.codec.protocol.Protocol#all")
    void eachHasATypeOfRecords(Protocol protocol) {
        assertThat(FlowType.of(protocol).protocol()).isSameAs(protocol);
        assertThat(FlowType.ofNumber(FlowType.of(protocol).number())).isSameAs(FlowType.of(protocol));
    }

    @Test
    void givenANumberThatNoTypeHasThenItIsNotKnown() {
        assertThat(FlowType.ofNumber(-1)).isSameAs(FlowType.FLOWUNKNOWN);
        assertThat(FlowType.ofNumber(1L << 32)).isSameAs(FlowType.FLOWUNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"0001, NETFLOW_V1, 1", "0005, NETFLOW_V5, 5", "0006, UNKNOWN, 6", "0007, NETFLOW_V7, 7",
        "0008, UNKNOWN, 8", "0009ff, NETFLOW_V9, 9", "000a, IPFIX, 10", "00000005, UNKNOWN, 0",
        "0500, UNKNOWN, 1280", "0109, UNKNOWN, 265"})
    void theFirstBytesTell(String hex, Protocol protocol, int version) {
        byte[] bytes = HexFormat.of().parseHex("77" + hex);

        assertThat(Detection.of(bytes, 1)).isSameAs(protocol);
        assertThat(Detection.version(bytes, 1)).isEqualTo(version);
    }

    private static Protocol declare(int id, String name, String label, Set<Protocol.Trait> traits) {
        return Protocol.declare(id, name, label, SequenceUnit.DATAGRAMS, traits);
    }

    @Test
    void givenADeclaredProtocolThenItHasATypeWithItsNameAndNumber() {
        Protocol declared = declare(31_000, "TEST_A", "test a", Set.of(Protocol.Trait.UPTIME));

        assertThat(declare(31_000, "TEST_A", "test a", Set.of(Protocol.Trait.UPTIME))).isSameAs(declared);
        assertThat(Protocol.ofId(31_000)).isSameAs(declared);
        assertThat(Protocol.all()).contains(declared);
        assertThat(declared.ordinal()).isLessThan(Protocol.count());
        assertThat(declared.isDeclared()).isTrue();
        assertThat(declared.versionLabel()).isEqualTo("test_a");
        assertThat(declared.hasUptime()).isTrue();
        assertThat(FlowType.of(declared)).isSameAs(FlowType.ofNumber(31_000)).hasToString("TEST_A");
        assertThat(FlowType.isKnown(31_000)).isTrue();
        assertThat(FlowType.isKnown(31_001)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"255, TEST_B", "32768, TEST_B", "5, TEST_B", "300, IPFIX", "300, test", "300, ''"})
    void givenAnIdOrANameThatIsNotFreeThenTheDeclarationIsRefused(int id, String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> declare(id, name, "test b", Set.of()))
            .withMessageContaining("protocol " + name);
    }

    @ParameterizedTest
    @EnumSource(value = Protocol.Trait.class, names = {"TEMPLATES", "ENTERPRISES", "SAMPLES"})
    void givenATraitOfWeirsOwnThenTheDeclarationIsRefused(Protocol.Trait trait) {
        assertThatIllegalArgumentException().isThrownBy(() -> declare(301, "TEST_C", "test c", Set.of(trait)));
    }

    @Test
    void givenAnotherDeclarationOfTheSameIdThenItIsRefused() {
        declare(31_000, "TEST_A", "test a", Set.of(Protocol.Trait.UPTIME));

        assertThatIllegalArgumentException().isThrownBy(() -> declare(31_000, "TEST_A", "other", Set.of()))
            .withMessageContaining("31000");
    }
}
