// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.Mapping;
import io.weir.codec.flow.Schema;
import io.weir.codec.json.Fields;
import io.weir.codec.protocol.Protocol;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A record as full of mapped elements as a datagram can make it has no more of them than the datagram. */
class MappedBoundsTest {
    private static final int MOST_BYTES = 1 << 16;
    /** Fields that a template may have by default. */
    private static final int REPEATS = 1_000;
    private static final int ITEM_BYTES = 60;
    private static final int NUMBERS = 400;
    private static final int LIST = 401;

    private static final Schema SCHEMA = Schema.STANDARD.with(List.of(
        new Schema.Declaration("numbers", 500, Column.Kind.NUMBERS),
        new Schema.Declaration("list", 501, Column.Kind.BYTES_LIST)));

    private static Column column(String name) {
        return SCHEMA.columns().stream().filter(each -> each.jsonName().equals(name)).findFirst().orElseThrow();
    }

    private static Decoded decoded() {
        Mapping mapping = new Mapping.Builder(SCHEMA).element(Protocol.IPFIX, 0, NUMBERS, column("numbers"), false)
            .element(Protocol.IPFIX, 0, LIST, column("list"), false).build();
        DecoderSettings settings = DecoderSettings.defaults().with(mapping);
        Fields fields = new Fields.Builder().add("numbers", column("numbers"), null).add("list", column("list"), null)
            .build();
        return new Decoded(settings, new Bounds(settings), fields);
    }

    /** Template of an element over and over, each {@code length} bytes, and a record of it. */
    private static String line(int element, int length, String record) {
        int[] fields = new int[2 * REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            fields[2 * i] = element;
            fields[2 * i + 1] = length;
        }
        Decoded decoded = decoded();
        decoded.send(Decoded.PORT, Packet.ipfix().template(256, fields).bytes());
        decoded.send(Decoded.PORT, Packet.ipfix().set(256, record).bytes());
        assertThat(decoded.faults).isEmpty();
        assertThat(decoded.lines).hasSize(1);
        return decoded.lines.get(0);
    }

    private static String repeated(String items, int times) {
        return "[" + String.join(",", Collections.nCopies(times, items)) + "]";
    }

    @Test
    void aListHasEachItemAndNoByteMoreThanTheDatagram() {
        assertThat(line(LIST, ITEM_BYTES, "ab".repeat(ITEM_BYTES * REPEATS)))
            .isEqualTo("{\"list\":" + repeated("\"" + "ab".repeat(ITEM_BYTES) + "\"", REPEATS) + "}");
        assertThat(ITEM_BYTES * REPEATS).isLessThan(MOST_BYTES);
    }

    @Test
    void itemsOfVariableLengthMayBeEmptyAndAreThere() {
        assertThat(line(LIST, 65535, "0001cd".repeat(REPEATS / 2)))
            .isEqualTo("{\"list\":" + repeated("\"\",\"cd\"", REPEATS / 2) + "}");
    }

    @Test
    void numbersAreAllThere() {
        assertThat(line(NUMBERS, 8, "ff".repeat(8 * REPEATS)))
            .isEqualTo("{\"numbers\":" + repeated("18446744073709551615", REPEATS) + "}");
    }

    @Test
    void aTemplateOfMoreIsRefusedAndTold() {
        int[] fields = new int[2 * (REPEATS + 1)];
        Arrays.fill(fields, 1);
        Decoded decoded = decoded();
        decoded.send(Decoded.PORT, Packet.ipfix().template(256, fields).bytes());

        assertThat(decoded.faults).containsExactly(Fault.TEMPLATE_FIELDS);
    }
}
