// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.Mapping;
import io.weir.codec.flow.Schema;
import io.weir.codec.protocol.Protocol;
import org.junit.jupiter.api.Test;

/** Which fields of a line elements fill. */
class ShownElementsTest {
    private static final ShownElements STANDARD = ShownElements.STANDARD;

    private static ShownElements of(Fields fields) {
        return new ShownElements(fields, Mapping.NONE, true);
    }

    @Test
    void givenElementsOfColumnsThenTheirFieldsAreNamed() {
        assertThat(STANDARD.of(0, 1, Protocol.IPFIX)).containsExactly("bytes");
        assertThat(STANDARD.of(0, 231, Protocol.IPFIX)).contains("bytes");
        assertThat(STANDARD.of(0, 8, Protocol.IPFIX)).contains("src_addr");
        assertThat(STANDARD.of(0, 32, Protocol.IPFIX)).containsExactly("icmp_type", "icmp_code");
        assertThat(STANDARD.of(0, 305, Protocol.IPFIX)).containsExactly("sampling_rate");
    }

    @Test
    void givenElementsOfNoColumnThenOnlyALineThatHasThemShowsThem() {
        assertThat(STANDARD.of(0, 136, Protocol.IPFIX)).isEmpty();
        assertThat(of(new Fields.Builder().addElement("why", 0, 136).build()).of(0, 136, Protocol.IPFIX))
            .containsExactly("why");
        assertThat(of(Fields.STANDARD.withOthers()).of(0, 136, Protocol.IPFIX)).containsExactly("flowEndReason");
        assertThat(of(Fields.STANDARD.withOthers()).of(9, 1, Protocol.IPFIX)).hasSize(1);
    }

    @Test
    void givenALineWithoutAColumnThenWhatFillsItIsNotShown() {
        assertThat(of(new Fields.Builder().addElement("why", 0, 136).build()).of(0, 1, Protocol.IPFIX)).isEmpty();
    }

    @Test
    void givenAMappingThenItsColumnIsFilled() {
        Mapping mapping = new Mapping.Builder(Schema.STANDARD)
            .element(Protocol.IPFIX, 0, 136, Column.SRC_AS, false).build();

        ShownElements mapped = new ShownElements(Fields.STANDARD, mapping, true);

        assertThat(mapped.of(0, 136, Protocol.IPFIX)).containsExactly("src_as");
        assertThat(mapped.of(0, 136, Protocol.NETFLOW_V9)).isEmpty();
    }
}
