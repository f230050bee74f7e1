// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DynamicMessage;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** protobuf-java reads and writes the very same bytes. */
class ProtobufEncoderTest {
    private static final int THOROUGH = Integer.getInteger("weir.thorough", 1);
    private static final int RECORDS = THOROUGH > 1 ? 5_000 * THOROUGH : 1_500;

    private final ProtobufEncoder encoder = new ProtobufEncoder();
    private final byte[] room = new byte[1 << 18];

    @Test
    void givenTheOraclesTableThenEveryColumnIsAFieldOfThatNumber() {
        assertThat(Oracle.MESSAGE.getFields()).hasSize(Schema.STANDARD.count());
        for (Column column : Schema.STANDARD.columns()) {
            assertThat(Oracle.MESSAGE.findFieldByName(column.jsonName()).getNumber())
                .isEqualTo(column.protobufNumber());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenRandomRecordsWhenEncodedThenTheOracleWritesTheSameBytesAndReadsTheSameValues(long seed)
        throws IOException {
        RandomRecords records = new RandomRecords(seed);
        for (int i = 0; i < RECORDS; i++) {
            FlowRecord record = records.next();
            DynamicMessage expected = Oracle.message(record);

            byte[] message = encoded(record);

            assertThat(message).isEqualTo(expected.toByteArray());
            assertThat(DynamicMessage.parseFrom(Oracle.MESSAGE, message)).isEqualTo(expected);
        }
    }

    @Test
    void givenRandomRecordsWhenEncodedWithTheirLengthThenTheStreamIsTheOracles() throws IOException {
        RandomRecords records = new RandomRecords(4);
        for (int i = 0; i < RECORDS; i++) {
            FlowRecord record = records.next();
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            Oracle.message(record).writeDelimitedTo(expected);

            int length = encoder.encodeDelimited(record, room, 7, room.length);

            byte[] written = Arrays.copyOfRange(room, 7, 7 + length);
            assertThat(written).isEqualTo(expected.toByteArray());
            assertThat(DynamicMessage.getDefaultInstance(Oracle.MESSAGE).newBuilderForType()
                .mergeDelimitedFrom(new ByteArrayInputStream(written))).isTrue();
        }
    }

    @Test
    void givenTooLittleRoomWhenEncodedThenNothingIsWrittenBehindItAndTheRoomAskedForSuffices() {
        RandomRecords records = new RandomRecords(5);
        for (int i = 0; i < RECORDS / 10; i++) {
            FlowRecord record = records.next();
            int asked = -encoder.encode(record, room, 0, 0);
            int askedDelimited = -encoder.encodeDelimited(record, room, 0, 0);
            Arrays.fill(room, 0, askedDelimited + 1, (byte) 0x55);

            assertThat(encoder.encode(record, room, 0, asked - 1)).isEqualTo(-asked);
            assertThat(encoder.encode(record, room, 0, asked)).isNotNegative();
            assertThat(room[asked]).isEqualTo((byte) 0x55);
            assertThat(encoder.encodeDelimited(record, room, 0, askedDelimited - 1)).isEqualTo(-askedDelimited);
            assertThat(encoder.encodeDelimited(record, room, 0, askedDelimited)).isPositive();
            assertThat(room[askedDelimited]).isEqualTo((byte) 0x55);
        }
    }

    private byte[] encoded(FlowRecord record) {
        int length = encoder.encode(record, room, 3, room.length);
        return Arrays.copyOfRange(room, 3, 3 + length);
    }
}
