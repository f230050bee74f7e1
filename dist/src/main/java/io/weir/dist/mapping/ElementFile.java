// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementRegistry;
import io.weir.codec.element.ElementType;
import io.weir.codec.element.Elements;
import io.weir.codec.element.Semantics;
import io.weir.codec.flow.Schema;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.NamedFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Elements of the user's own, a line each: enterprise,id,name,type, and if known semantics and units. */
public final class ElementFile {
    private static final String BY = "flag -elements.file";
    private static final String COLUMNS = "enterprise,id,name,type[,semantics[,units]]";
    private static final int FEWEST = 4;
    /** One more than there are: a line of {@code elements.csv} says where it was read, too. */
    private static final int MOST = 7;
    private static final int UNITS = 5;
    private static final long ENTERPRISES = 0xffff_ffffL;
    private static final int IDS = 0xffff;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
    private static final List<String> TYPES =
        Arrays.stream(ElementType.values()).map(ElementType::registered).toList();
    private static final List<String> SEMANTICS =
        Arrays.stream(Semantics.values()).map(Semantics::registered).toList();

    private final List<Element> elements = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();

    private ElementFile() {
    }

    /**
     * Reads a file: those elements, and the ones that come with Weir.
     *
     * @param name as the user wrote it
     * @throws FlagException if it cannot be read, or a line of it is wrong
     */
    public static Elements read(String name) throws FlagException {
        String[] lines = NamedFile.text(name, BY).split("\r?\n", -1);
        ElementFile file = new ElementFile();
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            try {
                if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("enterprise,")) {
                    file.add(file.element(line.split(",", -1), i + 1), i + 1);
                }
            } catch (MappingException e) {
                throw new FlagException(BY + ": " + name + ":" + e.line() + ": " + e.getMessage());
            }
        }
        return ElementRegistry.with(file.elements);
    }

    private void add(Element element, int line) throws MappingException {
        Element other = ElementRegistry.builtIn().byName(element.name());
        if (other != null && (other.enterprise() != element.enterprise() || other.id() != element.id())) {
            throw new MappingException(line, element.name() + " is the name of element " + other.enterprise() + "/"
                + other.id() + "; choose another");
        }
        Integer before = names.putIfAbsent(element.name(), line);
        if (before != null) {
            throw new MappingException(line, "the name " + element.name() + " stands in line " + before
                + " already; choose another");
        }
        elements.add(element);
    }

    private Element element(String[] cells, int line) throws MappingException {
        if (cells.length < FEWEST || cells.length > MOST) {
            throw new MappingException(line, "the line has " + cells.length + " columns; write " + COLUMNS);
        }
        long enterprise = number(cells[0], "an enterprise", ENTERPRISES, line);
        int id = (int) number(cells[1], "an id", IDS, line);
        Integer before = lines.putIfAbsent(enterprise + ":" + id, line);
        if (before != null) {
            throw new MappingException(line, "element " + enterprise + "/" + id + " stands in line " + before
                + " already; leave one of them out");
        }
        String semantics = cell(cells, FEWEST);
        return new Element(enterprise, id, name(cell(cells, 2), line), ElementType.named(
            oneOf(cell(cells, FEWEST - 1), "data type", TYPES, line)),
            Semantics.named(semantics.isEmpty() ? "default" : oneOf(semantics, "semantics", SEMANTICS, line)),
            cell(cells, UNITS));
    }

    private static String cell(String[] cells, int i) {
        return i < cells.length ? cells[i].strip() : "";
    }

    private static long number(String cell, String what, long most, int line) throws MappingException {
        String text = cell.strip();
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > most) {
            throw new MappingException(line, text + " is not " + what + "; write a number from 0 to " + most);
        }
        return Long.parseLong(text);
    }

    private static String name(String name, int line) throws MappingException {
        if (!NAME.matcher(name).matches()) {
            throw new MappingException(line, "\"" + name + "\" is no name; write a letter and up to 63 letters, digits"
                + " and _ . -");
        }
        if (Schema.STANDARD.columns().stream().anyMatch(column -> column.jsonName().equals(name))) {
            throw new MappingException(line, name + " is the name of a column; choose another");
        }
        return name;
    }

    private static String oneOf(String cell, String what, List<String> known, int line) throws MappingException {
        if (!known.contains(cell)) {
            throw new MappingException(line, "there is no " + what + " \"" + cell + "\"" + Notes.allowed(cell, known));
        }
        return cell;
    }
}
