// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** The fields of a printed line as texts: numbers as digits, lists as {@code [1,2]}, addresses in one form. */
final class LineFields {
    private static final Set<String> ADDRESSES =
        Set.of("src_addr", "dst_addr", "next_hop", "bgp_next_hop", "src_net", "dst_net", "sampler_address");

    private LineFields() {
    }

    /** The fields of each object of the line, in its order: one, unless the collector tears lines. */
    static List<Map<String, String>> of(String line) {
        List<Map<String, String>> objects = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JsonMapper.shared().readerFor(JsonNode.class).readValues(line)) {
            while (values.hasNextValue()) {
                objects.add(fields(values.nextValue()));
            }
        } catch (JacksonException torn) {
            // What was whole before the tear counts; what was not is missed.
            objects.add(Map.of());
        }
        return objects;
    }

    private static Map<String, String> fields(JsonNode object) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            String text = each.getValue().isString() ? each.getValue().asString() : each.getValue().toString();
            fields.put(each.getKey(), ADDRESSES.contains(each.getKey()) ? AddressText.canonical(text) : text);
        }
        return fields;
    }
}
