// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.Schema;
import io.weir.codec.json.Fields;
import io.weir.codec.json.Renderer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The part {@code formatter}: which fields a line has, in goflow2's two steps from a name to a value. */
final class LineFields {
    private static final String ICMP_NAME = "icmp_name";
    /** Names of Go fields that goflow2 takes for fields of a line, because it has a renderer for them. */
    private static final Set<String> RENDERED = Set.of("SrcMac", "DstMac", "SrcAddr", "DstAddr", "SamplerAddress",
        "NextHop", "BgpNextHop", "MplsIp", "Etype", "Proto", "SrcNet", "DstNet", "Ipv6RoutingHeaderAddresses",
        ICMP_NAME);

    private final Section formatter;
    private final Destinations columns;
    private final Notes notes;
    /** By Go field, declared name, or any other name. */
    private final Map<String, Renderer> renderers = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();

    LineFields(Section formatter, Destinations columns, Notes notes) throws MappingException {
        this.formatter = formatter;
        this.columns = columns;
        this.notes = notes;
        for (Item key : formatter.get("key").items()) {
            if (!isField(key.text())) {
                throw new MappingException(key.line(), "key field " + key.text() + " does not exist"
                    + Notes.meant(key.text(), names()));
            }
        }
        readRenderers();
    }

    private boolean isField(String name) {
        return columns.isDeclared(name) || columns.goFieldOf(name) != null;
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        columns.schema().columns().forEach(column -> names.add(column.jsonName()));
        names.add(ICMP_NAME);
        return names;
    }

    /** What a name stands for: a Go field, unless the file declares it. */
    private String meant(String name) {
        String goField = columns.isDeclared(name) ? null : columns.goFieldOf(name);
        return goField == null ? name : goField;
    }

    private void readRenderers() throws MappingException {
        for (Map.Entry<String, Item> entry : formatter.get("render").entries().entrySet()) {
            String name = entry.getValue().text();
            Renderer renderer = Arrays.stream(Renderer.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                .orElseThrow(() -> noRenderer(entry.getValue(), name));
            renderers.put(meant(entry.getKey()), renderer);
        }
        for (Map.Entry<String, Item> entry : formatter.get("rename").entries().entrySet()) {
            labels.put(entry.getKey(), entry.getValue().text());
        }
    }

    private static MappingException noRenderer(Item item, String name) {
        List<String> allowed = Arrays.stream(Renderer.values()).map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();
        return new MappingException(item.line(), "field " + name + " is not a renderer"
            + Notes.allowed(name, allowed));
    }

    /** Whether the file says which fields a line has. */
    boolean areSelected() throws MappingException {
        return !formatter.get("fields").items().isEmpty();
    }

    /** The fields asked for, or goflow2's. */
    Fields fields() throws MappingException {
        Fields.Builder builder = new Fields.Builder();
        List<Item> asked = formatter.get("fields").items();
        if (asked.isEmpty()) {
            Schema.STANDARD.columns().forEach(column -> add(builder, column.jsonName(), formatter.line("fields")));
        }
        for (Item item : asked) {
            String name = item.text();
            if (!isField(name) && !RENDERED.contains(name) && !renderers.containsKey(name)) {
                throw new MappingException(item.line(), "field " + name + " in config not found in protobuf"
                    + Notes.meant(name, names()));
            }
            add(builder, name, item.line());
        }
        noteUnused(asked);
        return builder.build();
    }

    private void add(Fields.Builder builder, String name, int line) {
        String renamed = labels.getOrDefault(name, "");
        String label = renamed.isEmpty() ? name : renamed;
        String meant = meant(name);
        Column column = columns.goField(meant) != null ? columns.goField(meant) : columns.declared(name);
        Renderer renderer = renderers.get(meant);
        if (column != null) {
            builder.add(label, column, renderer);
        } else if (name.equals(ICMP_NAME) && renderer == null) {
            builder.addIcmpName(label);
        } else if (renderer == Renderer.ETYPE || renderer == Renderer.PROTO) {
            builder.addUnknown(label);
        } else {
            notes.add(line, "the field " + name + " has no effect: nothing can fill it");
        }
    }

    private void noteUnused(List<Item> asked) throws MappingException {
        Set<String> printed = new TreeSet<>(asked.isEmpty() ? names() : Set.of());
        for (Item item : asked) {
            printed.add(item.text());
        }
        noteUnused("rename", printed);
        noteUnused("render", printed);
    }

    private void noteUnused(String key, Set<String> printed) throws MappingException {
        for (Map.Entry<String, Item> entry : formatter.get(key).entries().entrySet()) {
            String name = entry.getKey();
            if (printed.stream().noneMatch(each -> meant(each).equals(meant(name)))) {
                notes.unknown(entry.getValue().line(), key + " of " + name, name, printed);
            }
        }
    }
}
