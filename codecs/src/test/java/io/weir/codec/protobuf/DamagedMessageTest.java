// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.JsonEncoder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes that were cut or damaged give an exception, or what the oracle reads from them too; nothing else. */
@Timeout(120)
class DamagedMessageTest {
    private static final int THOROUGH = Integer.getInteger("weir.thorough", 1);
    private static final int FLIPS = THOROUGH > 1 ? 20_000 * THOROUGH : 6_000;
    private static final int CUT = THOROUGH > 1 ? 100 : 30;

    private final ProtobufEncoder encoder = new ProtobufEncoder();
    private final ProtobufReader reader = new ProtobufReader();
    private final JsonEncoder json = new JsonEncoder();
    private final byte[] room = new byte[1 << 18];
    private final byte[] text = new byte[1 << 20];
    private int refused;
    private int accepted;

    @Test
    void givenAMessageWithItsLengthCutAtEveryByteThenItIsRefused() {
        RandomRecords records = new RandomRecords(10);
        for (int i = 0; i < CUT; i++) {
            int length = encoder.encodeDelimited(records.next(), room, 0, room.length);
            for (int cut = 0; cut < length; cut++) {
                int end = cut;
                byte[] message = Arrays.copyOf(room, end);
                assertThatThrownBy(() -> reader.readDelimited(message, 0, end))
                    .isInstanceOfSatisfying(BadMessageException.class,
                        e -> assertThat(e.position()).isBetween(0, end));
            }
        }
    }

    @Test
    void givenABareMessageCutAtEveryByteThenItIsRefusedOrReadAsTheOracleDoes() {
        RandomRecords records = new RandomRecords(11);
        for (int i = 0; i < CUT; i++) {
            int length = encoder.encode(records.next(), room, 0, room.length);
            byte[] message = Arrays.copyOf(room, length);
            for (int cut = 0; cut < length; cut++) {
                check(Arrays.copyOf(message, cut));
            }
        }
        assertThat(refused).isPositive();
        assertThat(accepted).isPositive();
    }

    @Test
    void givenFlippedBitsThenTheMessageIsRefusedOrReadAsTheOracleDoes() {
        RandomRecords records = new RandomRecords(12);
        Random random = new Random(20_261_123L);
        byte[][] messages = new byte[500][];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = Arrays.copyOf(room, encoder.encode(records.next(), room, 0, room.length));
        }
        for (int i = 0; i < FLIPS; i++) {
            byte[] message = messages[random.nextInt(messages.length)].clone();
            for (int flips = random.nextInt(4); flips >= 0 && message.length > 0; flips--) {
                message[random.nextInt(message.length)] ^= (byte) (1 << random.nextInt(8));
            }
            check(message);
        }
        assertThat(refused).isPositive();
        assertThat(accepted).isPositive();
    }

    private void check(byte[] message) {
        byte[] again;
        try {
            FlowRecord record = reader.read(message, 0, message.length);
            assertThat(json.encode(record, text, 0, text.length)).isPositive();
            again = Arrays.copyOf(room, encoder.encode(record, room, 0, room.length));
        } catch (BadMessageException e) {
            assertThat(e.position()).isBetween(0, message.length);
            refused++;
            return;
        }
        accepted++;
        assertThat(again).isEqualTo(byTheOracle(message));
    }

    private static byte[] byTheOracle(byte[] message) {
        try {
            return Oracle.parse(message).toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("read, but the oracle refuses it", e);
        }
    }
}
