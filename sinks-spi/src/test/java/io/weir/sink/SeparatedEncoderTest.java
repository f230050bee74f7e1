// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.exporter.Datagram;
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
    void datagramsGetOneToo() {
        FlowEncoder encoder = new SeparatedEncoder(new FlowEncoder() {
            @Override
            public int encode(FlowRecord record, byte[] to, int at, int limit) {
                return 0;
            }

            @Override
            public int encodeDatagram(Datagram datagram, byte[] to, int at, int limit) {
                return ABC.encode(null, to, at, limit);
            }
        }, new byte[] {'\n'});
        byte[] to = new byte[8];

        for (int room = 0; room < 4; room++) {
            assertThat(encoder.encodeDatagram(new Datagram(), to, 0, room)).as("room " + room).isEqualTo(-4);
        }
        assertThat(encoder.encodeDatagram(new Datagram(), to, 0, 4)).isEqualTo(4);
        assertThat(new String(to, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("abc\n");
        assertThat(new SeparatedEncoder(ABC, new byte[] {'\n'}).encodeDatagram(new Datagram(), to, 0, 0))
            .as("none, whatever room there is").isZero();
    }

    @Test
    void recordLeftOutGetsNoSeparator() {
        FlowEncoder encoder = new SeparatedEncoder((record, to, at, limit) -> 0, new byte[] {'\n'});

        assertThat(encoder.encode(new FlowRecord(), new byte[9], 0, 9)).isZero();
    }
}
