// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.config;

import io.weir.dist.flag.FlagException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Goes through a file of YAML once. Nested names are joined by dots. Scalars stay the text that was written, so a value
 * means what it means on the command line: YAML's own notion of numbers and booleans never gets in between.
 */
final class YamlWalk {
    private final String name;
    private final JsonParser parser;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    YamlWalk(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    YamlFile walk() throws FlagException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            mapping("");
        } else if (first != null && first != JsonToken.VALUE_NULL) {
            throw new FlagException(place() + ": the file must be a mapping: lines of the form key: value");
        }
        if (parser.nextToken() != null) {
            problems.add(place() + ": a second document begins here; a file holds one");
        }
        return new YamlFile(List.copyOf(entries.values()), List.copyOf(problems));
    }

    private void mapping(String prefix) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = prefix + parser.currentName();
            String place = place();
            value(key, place, parser.nextToken());
        }
    }

    private void value(String key, String place, JsonToken token) {
        switch (token) {
            case START_OBJECT -> mapping(key + ".");
            case START_ARRAY -> list(key, place);
            case VALUE_NULL -> problems.add(place + ": " + key + " has no value; an empty one is written \"\"");
            default -> put(new Entry(key, List.of(scalar(key, place)), false, place));
        }
    }

    private void list(String key, String place) {
        List<String> texts = new ArrayList<>();
        boolean fits = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            boolean scalar = parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL;
            String text = scalar ? scalar(key, place) : "";
            fits &= scalar && text.indexOf(',') < 0;
            texts.add(text);
            parser.skipChildren();
        }
        if (fits) {
            put(new Entry(key, List.copyOf(texts), true, place));
        } else {
            problems.add(place + ": the list " + key + " may hold only values without commas");
        }
    }

    private String scalar(String key, String place) {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            problems.add(place + ": " + key + ": YAML's aliases are not known here; write the value itself");
        }
        return parser.getString();
    }

    private void put(Entry entry) {
        Entry before = entries.putIfAbsent(entry.key(), entry);
        if (before != null) {
            problems.add(entry.origin() + ": " + entry.key() + " is there already, at " + before.origin());
        }
    }

    private String place() {
        return name + ":" + parser.currentTokenLocation().getLineNr();
    }
}
