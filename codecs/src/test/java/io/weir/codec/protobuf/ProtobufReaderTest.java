// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowEdit;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.FlowType;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.protocol.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A record read back prints the line that it would have printed; what is no message is told, with its place. */
class ProtobufReaderTest {
    private static final int THOROUGH = Integer.getInteger("weir.thorough", 1);
    private static final int RECORDS = THOROUGH > 1 ? 5_000 * THOROUGH : 1_500;

    private final ProtobufReader reader = new ProtobufReader();
    private final byte[] room = new byte[1 << 18];
    private final byte[] text = new byte[1 << 20];

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givenRandomRecordsWhenWrittenAndReadThenTheLineIsTheSame(boolean linkLocal) throws IOException {
        RandomRecords records = new RandomRecords(linkLocal ? 6 : 7);
        ProtobufEncoder encoder = new ProtobufEncoder(linkLocal);
        JsonEncoder json = new JsonEncoder(linkLocal);
        JsonEncoder readJson = new JsonEncoder();
        for (int i = 0; i < RECORDS; i++) {
            FlowRecord record = records.next();
            String expected = line(json, record);
            int length = encoder.encodeDelimited(record, room, 11, room.length);

            FlowRecord read = reader.readDelimited(room, 11, room.length);

            assertThat(reader.end()).isEqualTo(11 + length);
            assertThat(line(readJson, read)).isEqualTo(expected);
        }
    }

    @Test
    void givenARecordReadBackWhenWrittenAgainThenTheMessageIsTheSame() throws IOException {
        RandomRecords records = new RandomRecords(8);
        for (int i = 0; i < RECORDS; i++) {
            byte[] message = message(records.next());

            FlowRecord read = reader.read(message, 0, message.length);

            assertThat(message(read)).isEqualTo(message);
        }
    }

    @Test
    void givenARecordReadBackThenItsDatagramTellsWhatTheColumnsKnow() throws IOException {
        byte[] message = HexFormat.of().parseHex("0804" + "2007" + "5a04c0000201" + "b00409" + "f0060c");

        FlowRecord read = reader.read(message, 0, message.length);

        assertThat(read.type()).isEqualTo(FlowType.IPFIX);
        assertThat(read.datagram().protocol()).isEqualTo(Protocol.IPFIX);
        assertThat(read.datagram().sequence()).isEqualTo(7);
        assertThat(read.datagram().domain()).isEqualTo(9);
        assertThat(read.datagram().receivedNs()).isEqualTo(12);
        assertThat(read.exporter().text()).isEqualTo("192.0.2.1");
        assertThat(read.elementCount()).isZero();
        assertThat(read.indexOf(0, 8)).isEqualTo(-1);
    }

    @Test
    void givenARecordThatAStageChangedWhenTheNextIsReadThenNothingIsLeftOfIt() throws IOException {
        byte[] message = HexFormat.of().parseHex("0804" + "3204c0000201");
        FlowRecord read = reader.read(message, 0, message.length);
        String before = line(new JsonEncoder(), read);
        FlowEdit edit = new FlowEdit(read);
        edit.set(Column.SRC_ADDR, new byte[] {1, 2, 3, 4}, 0, 4);
        edit.set(Column.NEXT_HOP, new byte[] {1, 2, 3, 4}, 0, 4);

        FlowRecord next = reader.read(message, 0, message.length);

        assertThat(line(new JsonEncoder(), next)).isEqualTo(before);
    }

    @Test
    void givenFieldsOfOthersWhenReadThenTheyAreSkipped() throws IOException {
        byte[] message = message(new RandomRecords(9).next());
        byte[] others = UnknownFieldSet.newBuilder()
            .addField(2, UnknownFieldSet.Field.newBuilder().addVarint(-1).build())
            .addField(2000, UnknownFieldSet.Field.newBuilder().addFixed32(1).addFixed64(2).build())
            .addField(536_870_911, UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(com.google.protobuf.ByteString.copyFromUtf8("ge-0/0/1")).build())
            .build().toByteArray();
        byte[] both = Arrays.copyOf(others, others.length + message.length);
        System.arraycopy(message, 0, both, others.length, message.length);

        assertThat(message(reader.read(both, 0, both.length))).isEqualTo(message);
    }

    @Test
    void givenListsThatAreNotPackedWhenReadThenTheItemsAreThere() throws IOException {
        byte[] message = HexFormat.of().parseHex("b00605" + "b206020607" + "b00608");

        FlowRecord read = reader.read(message, 0, message.length);

        assertThat(read.size(Column.AS_PATH)).isEqualTo(4);
        assertThat(read.item(Column.AS_PATH, 3)).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "08, 1, it ends inside of a number",
        "08ff, 2, it ends inside of a number",
        "0808, 2, there is no type 8",
        "08ffffffffffffffffff01, 11, there is no type 18446744073709551615",
        "48ffffffffffffffffffff01, 1, a number of more than 10 bytes",
        "00, 1, no field has the tag 0",
        "0700, 1, no field has the tag 7",
        "80808080800100, 6, no field has the tag 34359738368",
        "3204c00002, 2, '4 bytes announced, 3 left'",
        "32ffffffffffffffffff0100, 11, '18446744073709551615 bytes announced, 1 left'",
        "3280808080080102, 6, '2147483648 bytes announced, 2 left'",
        "b20602ff, 3, '2 bytes announced, 1 left'",
        "b20601ff01, 5, the last number of a list goes beyond it",
        "ba06010e, 4, there is no layer 14",
        "1101, 1, it ends inside of a value",
        "150102, 1, it ends inside of a value",
        "0b0c, 1, wire type 3 is not in use"})
    void givenADamagedMessageWhenReadThenTheErrorNamesThePlace(String hex, int position, String what) {
        byte[] message = HexFormat.of().parseHex(hex);
        byte[] array = new byte[message.length + 20];
        System.arraycopy(message, 0, array, 0, message.length);

        assertThatThrownBy(() -> reader.read(array, 0, message.length))
            .isInstanceOfSatisfying(BadMessageException.class, e -> assertThat(e.position()).isEqualTo(position))
            .hasMessage("protobuf message, byte " + position + ": " + what);
    }

    private byte[] message(FlowRecord record) {
        int length = new ProtobufEncoder().encode(record, room, 0, room.length);
        return Arrays.copyOf(room, length);
    }

    private String line(JsonEncoder json, FlowRecord record) {
        int length = json.encode(record, text, 0, text.length);
        assertThat(length).isPositive();
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }
}
