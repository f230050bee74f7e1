// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.Mapping;
import io.weir.codec.protocol.Protocol;
import java.util.List;
import java.util.Set;

/** The parts {@code ipfix} and {@code netflowv9}: which elements go to which columns. */
final class ElementRules {
    private static final List<String> ENDIANNESS = List.of("big", "little");
    /** What the datagram and its options say of them holds, whatever is mapped. */
    private static final Set<Column> OVERWRITTEN = Set.of(Column.SAMPLING_RATE, Column.SEQUENCE_NUM,
        Column.OBSERVATION_DOMAIN_ID, Column.SAMPLER_ADDRESS, Column.TIME_RECEIVED_NS);
    private static final long MOST_PEN = 0xffff_ffffL;

    private final Destinations columns;
    private final Notes notes;
    private final Mapping.Builder mapping;

    ElementRules(Destinations columns, Notes notes, Mapping.Builder mapping) {
        this.columns = columns;
        this.notes = notes;
        this.mapping = mapping;
    }

    void read(Item part, String path, Protocol protocol) throws MappingException {
        for (Item item : new Section(part, path, notes, "mapping").get("mapping").items()) {
            read(new Section(item, path + ".mapping", notes, "field", "destination", "endianness", "penprovided",
                "pen"), protocol);
        }
    }

    private void read(Section entry, Protocol protocol) throws MappingException {
        int id = (int) entry.number("field", 0, 0xffff);
        long pen = entry.number("pen", 0, MOST_PEN);
        boolean enterprise = entry.bool("penprovided");
        boolean little = littleEndian(entry, notes);
        Column column = columns.column(entry);
        if (column == null || columns.isOverwritten(entry, column, OVERWRITTEN)) {
            return;
        }
        if (!enterprise && pen != 0) {
            notes.add(entry.line("pen"), "the entry has no effect: pen counts only with penprovided: true");
        } else if (enterprise && (pen == 0 || !protocol.hasEnterprises())) {
            notes.add(entry.line("penprovided"), "the entry has no effect: "
                + (pen == 0 ? "penprovided needs a pen above 0" : "NetFlow v9 has no enterprise elements"));
        } else {
            mapping.element(protocol, pen, id, column, little);
        }
    }

    /** Whether an entry wants numbers with their lowest byte first. */
    static boolean littleEndian(Section entry, Notes notes) throws MappingException {
        String word = entry.text("endianness");
        if (!word.isEmpty() && !ENDIANNESS.contains(word)) {
            notes.unknown(entry.line("endianness"), "endianness " + word, word, ENDIANNESS);
        }
        return word.equals("little");
    }
}
