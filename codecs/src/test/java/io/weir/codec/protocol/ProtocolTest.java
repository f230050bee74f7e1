// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.flow.FlowType;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
        assertThat(Arrays.stream(Protocol.values()).mapToInt(Protocol::id)).doesNotHaveDuplicates()
            .allMatch(id -> id >= 0 && id <= Short.MAX_VALUE);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void eachHasATypeOfRecords(Protocol protocol) {
        assertThat(FlowType.of(protocol).protocol()).isSameAs(protocol);
        assertThat(FlowType.ofNumber(FlowType.of(protocol).ordinal())).isSameAs(FlowType.of(protocol));
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
}
