// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.element;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the table of elements. By hand, as thousands of lines are read while the first datagram waits. */
final class ElementTable {
    private static final int GUESS = 3_500;
    private static final int DECIMAL = 10;

    private final String text;
    private final Map<String, ElementType> types = new HashMap<>();
    private final Map<String, Semantics> semantics = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private int at;

    private ElementTable(String text) {
        this.text = text;
        for (ElementType type : ElementType.values()) {
            types.put(type.registered(), type);
        }
        for (Semantics each : Semantics.values()) {
            semantics.put(each.registered(), each);
        }
    }

    static List<Element> read() {
        try (InputStream in = ElementTable.class.getResourceAsStream("elements.csv")) {
            return new ElementTable(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).elements();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read elements.csv", e);
        }
    }

    private List<Element> elements() {
        List<Element> all = new ArrayList<>(GUESS);
        while (at < text.length()) {
            if (text.charAt(at) != '#') {
                all.add(element());
            }
            at = text.indexOf('\n', at) + 1;
        }
        return all;
    }

    private Element element() {
        long enterprise = number();
        int id = (int) number();
        String name = cell();
        ElementType type = types.get(cell());
        Semantics meaning = semantics.get(cell());
        String unit = cell();
        String known = units.putIfAbsent(unit, unit);
        return new Element(enterprise, id, name, type, meaning, known == null ? unit : known);
    }

    private long number() {
        long number = 0;
        char next = text.charAt(at++);
        while (next != ',') {
            number = number * DECIMAL + next - '0';
            next = text.charAt(at++);
        }
        return number;
    }

    private String cell() {
        int end = text.indexOf(',', at);
        String cell = text.substring(at, end);
        at = end + 1;
        return cell;
    }
}
