// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Biflow;
import io.weir.codec.Nsel;
import io.weir.codec.flow.Binder;
import io.weir.codec.flow.Mapping;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;
import io.weir.codec.wire.Wire;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Definitions are shared while they are in use, and a flood of them is not kept. */
class DefinitionsTest {
    private final Definitions definitions = new Definitions(new Binder(true, Mapping.NONE, Biflow.FORWARD, Nsel.FLOWS),
        false);

    @Test
    void givenTheSameBytesThenTheDefinitionIsShared() {
        assertThat(of(4, 1)).isSameAs(of(4, 1)).isNotSameAs(of(4, 2));
    }

    @Test
    void givenAFloodOfLargeDefinitionsThenFewBytesAreKept() {
        for (int i = 0; i < 2_000; i++) {
            of(1_000, i);
        }

        assertThat(definitions.heldBytes()).isBetween(1L << 20, 2L << 20);
    }

    private Definition of(int fields, int mark) {
        int[] lengths = new int[fields];
        Arrays.fill(lengths, 1);
        byte[] bytes = new byte[4 * fields];
        Wire.put32(bytes, 0, mark);
        return definitions.of(Protocol.NETFLOW_V9, false, bytes,
            () -> new Layout(new long[fields], new int[fields], lengths, 0));
    }
}
