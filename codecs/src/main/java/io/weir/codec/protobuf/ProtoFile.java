// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementRegistry;
import io.weir.codec.element.Elements;
import io.weir.codec.element.Enterprises;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowType;
import io.weir.codec.flow.Schema;
import io.weir.codec.frame.Layer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The messages that {@link ProtobufEncoder} writes, as a {@code .proto} file of protobuf 3: each column, and each
 * element that is known as a field of its name. One thread, one file.
 */
public final class ProtoFile {
    private final StringBuilder text = new StringBuilder();
    /** Names as JSON has them, of which no two may be the same. */
    private final Set<String> taken = new HashSet<>();

    private ProtoFile() {
    }

    /**
     * The file.
     *
     * @param schema the columns, those that a user declared included
     * @param elements the elements that get a field; one of an enterprise without fields has none
     */
    public static String text(Schema schema, Elements elements) {
        ProtoFile file = new ProtoFile();
        file.text.append("syntax = \"proto3\";\npackage flowpb;\n\nmessage FlowMessage {\n");
        file.enums();
        schema.columns().stream().sorted(Comparator.comparingInt(Column::protobufNumber))
            .forEach(column -> file.field(type(column), column.jsonName(), column.protobufNumber(), ""));
        file.text.append("\n  // An element of an enterprise that has no fields here, as it was sent.\n")
            .append("  message OtherElement {\n    uint32 enterprise = ").append(ElementFields.OTHER_ENTERPRISE)
            .append(";\n    uint32 id = ").append(ElementFields.OTHER_ID)
            .append(";\n    bytes value = ").append(ElementFields.OTHER_VALUE).append(";\n  }\n");
        file.field("repeated OtherElement", "other_elements", ElementFields.OTHER, "");
        file.elements(elements);
        return file.text.append("}\n").toString();
    }

    private void enums() {
        text.append("  enum FlowType {\n");
        FlowType.standard().forEach(type -> value(type.name(), type.number()));
        text.append("  }\n  enum LayerStack {\n");
        TreeMap<Integer, String> layers = new TreeMap<>();
        for (Layer layer : Layer.values()) {
            layers.put(layer.number(), layer.label());
        }
        layers.forEach((number, name) -> value(name, number));
        text.append("  }\n\n");
    }

    private void value(String name, int number) {
        text.append("    ").append(name).append(" = ").append(number).append(";\n");
    }

    private void elements(Elements elements) {
        // Those that count the other way have no rows: RFC 5103 has one for each of IANA's.
        Stream<Element> reverse = elements.all().stream().filter(element -> element.enterprise() == 0)
            .map(element -> elements.find(ElementRegistry.REVERSE, element.id())).filter(element -> element != null);
        List<Element> sorted = Stream.concat(elements.all().stream(), reverse)
            .filter(element -> ElementFields.number(element.enterprise(), element.id()) != ElementFields.OTHER)
            .sorted(Comparator.comparingInt(element -> ElementFields.number(element.enterprise(), element.id())))
            .toList();
        long enterprise = -1;
        for (Element element : sorted) {
            if (element.enterprise() != enterprise) {
                enterprise = element.enterprise();
                text.append("\n  // ").append(enterprise == 0 ? "" : enterprise + ": ")
                    .append(Enterprises.find(enterprise).name()).append('\n');
            }
            field("optional " + FieldForm.of(element.type()).protobufName(), element.name(),
                ElementFields.number(enterprise, element.id()), element.units());
        }
    }

    private void field(String type, String name, int number, String units) {
        text.append("  ").append(type).append(' ').append(unique(legal(name), number)).append(" = ").append(number)
            .append(';').append(units.isEmpty() ? "" : " // " + units).append('\n');
    }

    private static String legal(String name) {
        String letters = name.replaceAll("[^A-Za-z0-9_]", "_");
        return Character.isLetter(letters.charAt(0)) ? letters : "element_" + letters;
    }

    private String unique(String name, int number) {
        return taken.add(json(name)) ? name : unique(name + "_" + number, number);
    }

    /** How protobuf names a field in JSON, without regard to case. */
    static String json(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static String type(Column column) {
        return switch (column.kind()) {
            case NUMBER -> column == Column.TYPE ? "FlowType" : "uint" + column.bits();
            case ADDRESS, BYTES -> "bytes";
            case NUMBERS -> "repeated " + (column == Column.LAYER_STACK ? "LayerStack" : "uint" + column.bits());
            case ADDRESSES, BYTES_LIST -> "repeated bytes";
        };
    }
}
