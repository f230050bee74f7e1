// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.flow.FlowRecord;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SeparatedEncoderTest {
    private static final FlowEncoder ABC = (record, to, at, limit) -> {
        if (limit - at < 3) {
            return -3;
        }
        System.arraycopy("abc".getBytes(StandardCharsets.US_ASCII), 0, to, at, 3);
        return 3;
    };

    @Test
    void separatorFollowsTheRecordAndItsRoomIsAskedFor() {
        FlowEncoder encoder = new SeparatedEncoder(ABC, "--".getBytes(StandardCharsets.US_ASCII));
        byte[] to = new byte[16];

        for (int room = 0; room < 5; room++) {
            int answer = encoder.encode(new FlowRecord(), to, 1, 1 + room);
            assertThat(answer).as("room " + room).isNegative();
        }
        assertThat(encoder.encode(new FlowRecord(), to, 1, 5)).isEqualTo(-5);

        assertThat(encoder.encode(new FlowRecord(), to, 1, 6)).isEqualTo(5);
        assertThat(new String(to, 1, 5, StandardCharsets.US_ASCII)).isEqualTo("abc--");
        assertThat(to[6]).isZero();
    }

    @Test
    void recordLeftOutGetsNoSeparator() {
        FlowEncoder encoder = new SeparatedEncoder((record, to, at, limit) -> 0, new byte[] {'\n'});

        assertThat(encoder.encode(new FlowRecord(), new byte[9], 0, 9)).isZero();
    }
}
