// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.Schema;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The columns that a file can name: goflow2's by the names of its Go fields, and those that the file declares. */
final class Destinations {
    /** Their values are names, for which goflow2 has no numbers to put there. */
    private static final Set<Column> OF_NAMES = Set.of(Column.TYPE, Column.LAYER_STACK);
    private static final int LAST_FIELD = 536_870_911;

    private final Notes notes;
    private final boolean strict;
    private final Map<String, Column> standard = new LinkedHashMap<>();
    private final Map<String, String> goFields = new HashMap<>();
    private final Map<String, Declared> declared = new LinkedHashMap<>();
    private final Schema schema;

    /** What a file declares; {@code column} is null if its type is not known. */
    private record Declared(String type, Column column) {
    }

    /** Of the list {@code formatter.protobuf}; {@code strict} as in {@link MappingFile}. */
    Destinations(Item protobuf, Notes notes, boolean strict) throws MappingException {
        this.notes = notes;
        this.strict = strict;
        for (Column column : Schema.STANDARD.columns()) {
            standard.put(goName(column), column);
            goFields.put(column.jsonName(), goName(column));
        }
        Map<String, Schema.Declaration> columns = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        for (Item item : protobuf.items()) {
            declare(new Section(item, "formatter.protobuf", notes, "name", "index", "type", "array"), columns, types);
        }
        this.schema = Schema.STANDARD.with(List.copyOf(columns.values()));
        types.forEach((name, type) -> declared.put(name, new Declared(type, schema.columns().stream()
            .filter(column -> columns.containsKey(name) && column.ordinal() >= Schema.STANDARD.count()
                && column.jsonName().equals(name)).findFirst().orElse(null))));
    }

    private void declare(Section entry, Map<String, Schema.Declaration> columns, Map<String, String> types)
        throws MappingException {
        String name = entry.text("name");
        long index = entry.number("index", Integer.MIN_VALUE, LAST_FIELD);
        String type = entry.text("type");
        if (types.put(name, type) != null) {
            notes.add(entry.line(), "the field " + name + " is declared twice: the last one holds");
        }
        if (index < 1) {
            notes.add(entry.line("index"), "the field " + name + " has no effect: its index must be 1 to "
                + LAST_FIELD);
        }
        noteSameIndex(entry, name, index, columns.values());
        Column.Kind kind = kind(type, entry.bool("array"));
        if (kind != null && index >= 1) {
            columns.put(name, new Schema.Declaration(name, (int) index, kind));
        }
    }

    private void noteSameIndex(Section entry, String name, long index, Collection<Schema.Declaration> columns) {
        Schema.STANDARD.columns().stream().filter(column -> column.protobufNumber() == index).map(Column::jsonName)
            .findFirst().or(() -> columns.stream().filter(column -> column.protobufNumber() == index)
                .map(Schema.Declaration::name).filter(other -> !other.equals(name)).findFirst())
            .ifPresent(other -> notes.add(entry.line("index"), "index " + index + " of the field " + name
                + " is that of " + other + ": readers of -format=bin cannot tell them apart"));
    }

    private static Column.Kind kind(String type, boolean array) {
        return switch (type) {
            case "varint" -> array ? Column.Kind.NUMBERS : Column.Kind.NUMBER;
            case "string", "bytes" -> array ? Column.Kind.BYTES_LIST : Column.Kind.BYTES;
            default -> null;
        };
    }

    /** What goflow2's Go field is called: {@code src_port} is SrcPort. */
    private static String goName(Column column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.jsonName().split("_")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    Schema schema() {
        return schema;
    }

    boolean isDeclared(String name) {
        return declared.containsKey(name);
    }

    /** The column that a file declares by that name; null if there is none, or it can never be filled. */
    Column declared(String name) {
        return isDeclared(name) ? declared.get(name).column() : null;
    }

    /** goflow2's column of that Go field; null if there is none. */
    Column goField(String name) {
        return standard.get(name);
    }

    /** The Go field of goflow2's column with that name in JSON; null if there is none. */
    String goFieldOf(String jsonName) {
        return goFields.get(jsonName);
    }

    /** All names. */
    Collection<String> names() {
        Set<String> names = new TreeSet<>(standard.keySet());
        names.addAll(declared.keySet());
        return names;
    }

    /** The column that {@code destination} of an entry names; null, which was told, if what goes there is lost. */
    Column column(Section entry) throws MappingException {
        String name = entry.text("destination");
        int line = entry.line("destination");
        Column column = goField(name);
        if (column == null && isDeclared(name)) {
            return filled(name, line);
        }
        if (column == null) {
            notes.unknown(line, "destination " + name, name, names());
        } else if (OF_NAMES.contains(column)) {
            return refused(line, "destination " + name + " can hold no value");
        }
        return column;
    }

    /** Whether what an entry wants in a column is lost, as the datagram says what stands there; then it is told. */
    boolean isOverwritten(Section entry, Column column, Set<Column> overwritten) throws MappingException {
        boolean lost = column != null && overwritten.contains(column);
        if (lost) {
            notes.add(entry.line("destination"), "destination " + entry.text("destination")
                + " has no effect: the datagram says what stands there");
        }
        return lost;
    }

    private Column filled(String name, int line) throws MappingException {
        Declared field = declared.get(name);
        if (field.column() == null && kind(field.type(), false) == null) {
            throw new MappingException(line, "could not map " + field.type() + " to a ProtoType: the type of the field "
                + name + " must be varint, string or bytes");
        }
        return field.column();
    }

    /** What goflow2 starts with, to fail on each record: refused unless goflow2's values are asked for. */
    Column refused(int line, String text) throws MappingException {
        if (strict) {
            throw new MappingException(line, text);
        }
        notes.add(line, text + ", so this has no effect");
        return null;
    }
}
