// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A part of a YAML file that knows its line. What is not there, or is null, reads as empty, 0 or false, as in goflow2.
 *
 * @param node null for a part that is not there
 * @param line counted from 1
 */
record Item(Node node, int line) {
    private static final String MERGE = "<<";
    /** Parts merged into parts that are merged: an alias may lead back to where it stands. */
    private static final int MOST_MERGES = 16;
    private static final List<String> TRUE = List.of("true", "yes", "on", "y");
    private static final List<String> FALSE = List.of("false", "no", "off", "n");

    static Item of(Node node) {
        return new Item(node, node.getStartMark().getLine() + 1);
    }

    private boolean isNull() {
        return node == null || node.getTag().equals(Tag.NULL);
    }

    /** The values by key, in the file's order. */
    Map<String, Item> entries() throws MappingException {
        return entries(MOST_MERGES);
    }

    private Map<String, Item> entries(int merges) throws MappingException {
        Map<String, Item> entries = new LinkedHashMap<>();
        if (isNull()) {
            return entries;
        }
        if (!(node instanceof MappingNode mapping)) {
            throw new MappingException(line, "must be lines of the form key: value");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Item key = of(tuple.getKeyNode());
            if (entries.put(key.text(), of(tuple.getValueNode())) != null) {
                throw new MappingException(key.line, "the key " + key.text() + " stands here twice");
            }
        }
        Item merged = entries.remove(MERGE);
        if (merged != null) {
            if (merges == 0) {
                throw new MappingException(line, "<< leads on through more than " + MOST_MERGES + " parts");
            }
            merged.entries(merges - 1).forEach(entries::putIfAbsent);
        }
        return entries;
    }

    /** The items of a list. */
    List<Item> items() throws MappingException {
        if (isNull()) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw new MappingException(line, "must be a list: lines that begin with a hyphen, or [a, b]");
        }
        List<Item> items = new ArrayList<>();
        sequence.getValue().forEach(each -> items.add(of(each)));
        return items;
    }

    /** Text as it is written; numbers, too. */
    String text() throws MappingException {
        if (isNull()) {
            return "";
        }
        if (!(node instanceof ScalarNode scalar)) {
            throw new MappingException(line, "must be one word");
        }
        return scalar.getValue();
    }

    /** A whole number in decimal, or with 0x, 0o or 0b in front. */
    long number(long least, long most) throws MappingException {
        if (isNull()) {
            return 0;
        }
        String text = text();
        try {
            long number = parse(text.replace("_", ""));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notANumber(text, least, most);
        }
        throw notANumber(text, least, most);
    }

    private MappingException notANumber(String text, long least, long most) {
        return new MappingException(line, "\"" + text + "\" must be a whole number, " + least + " to " + most);
    }

    private static long parse(String text) {
        if (text.startsWith("0x")) {
            return Long.parseLong(text.substring(2), 16);
        }
        if (text.startsWith("0o")) {
            return Long.parseLong(text.substring(2), 8);
        }
        return text.startsWith("0b") ? Long.parseLong(text.substring(2), 2) : Long.parseLong(text);
    }

    boolean bool() throws MappingException {
        String text = text().toLowerCase(java.util.Locale.ROOT);
        if (isNull() || FALSE.contains(text)) {
            return false;
        }
        if (TRUE.contains(text)) {
            return true;
        }
        throw new MappingException(line, "\"" + text() + "\" must be true or false");
    }
}
