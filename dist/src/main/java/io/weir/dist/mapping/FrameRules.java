// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FrameMapping;
import io.weir.codec.frame.Layer;
import io.weir.codec.frame.LayerNames;
import java.util.List;
import java.util.Set;

/** The part {@code sflow}: which bits of sampled frames go to which columns, and what stands behind which ports. */
final class FrameRules {
    private static final Set<Column> OVERWRITTEN =
        Set.of(Column.SEQUENCE_NUM, Column.SAMPLER_ADDRESS, Column.TIME_RECEIVED_NS);
    private static final List<String> DIRECTIONS = List.of("src", "dst", "both");
    private static final int MOST_BITS = 8 * 0xffff;
    private static final int MOST_NUMBER_BITS = 64;

    private final Destinations columns;
    private final Notes notes;
    private final boolean strict;
    private final FrameMapping.Builder frames = new FrameMapping.Builder();

    FrameRules(Destinations columns, Notes notes, boolean strict) {
        this.columns = columns;
        this.notes = notes;
        this.strict = strict;
    }

    FrameMapping read(Item part) throws MappingException {
        Section sflow = new Section(part, "sflow", notes, "mapping", "ports");
        for (Item item : sflow.get("ports").items()) {
            port(new Section(item, "sflow.ports", notes, "proto", "dir", "port", "parser"));
        }
        for (Item item : sflow.get("mapping").items()) {
            rule(new Section(item, "sflow.mapping", notes, "layer", "encap", "offset", "length", "destination",
                "endianness"));
        }
        return frames.build();
    }

    private void port(Section entry) throws MappingException {
        String parser = entry.text("parser");
        Layer layer = LayerNames.parser(parser);
        if (layer == null) {
            throw new MappingException(entry.line("parser"), "parser " + parser + " not found"
                + Notes.allowed(parser, LayerNames.parsers()));
        }
        String direction = entry.text("dir");
        if (!DIRECTIONS.contains(direction)) {
            throw new MappingException(entry.line("dir"), "unknown direction " + direction
                + Notes.allowed(direction, DIRECTIONS));
        }
        int port = (int) entry.number("port", 0, 0xffff);
        String protocol = entry.text("proto");
        boolean tcp = protocol.equals("tcp");
        if (!tcp && !protocol.equals("udp")) {
            notes.unknown(entry.line("proto"), "proto " + protocol, protocol, List.of("tcp", "udp"));
            return;
        }
        if (!direction.equals("dst")) {
            frames.port(tcp, false, port, layer);
        }
        if (!direction.equals("src")) {
            frames.port(tcp, true, port, layer);
        }
    }

    private void rule(Section entry) throws MappingException {
        String layer = entry.text("layer");
        if (!FrameMapping.isName(layer)) {
            notes.unknown(entry.line("layer"), "layer " + layer, layer, LayerNames.all());
        }
        int offset = (int) entry.number("offset", -MOST_BITS, MOST_BITS);
        int length = (int) entry.number("length", strict ? 1 : 0, MOST_BITS);
        if (strict && length == 0) {
            throw new MappingException(entry.line("length"), "length must be at least 1 bit");
        }
        boolean encapsulated = entry.bool("encap");
        boolean little = ElementRules.littleEndian(entry, notes);
        Column column = columns.column(entry);
        if (column != null && column.kind().isNumeric() && length > MOST_NUMBER_BITS) {
            column = columns.refused(entry.line("length"), "length " + length + ": destination "
                + entry.text("destination") + " holds at most " + MOST_NUMBER_BITS + " bits");
        }
        if (!columns.isOverwritten(entry, column, OVERWRITTEN) && column != null) {
            frames.add(layer, new FrameMapping.Rule(encapsulated, offset, length, column, little));
        }
    }
}
