// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of a printed line as texts: numbers as digits, lists as {@code [1,2]}, addresses in one form. */
final class LineFields {
    private static final Set<String> ADDRESSES =
        Set.of("src_addr", "dst_addr", "next_hop", "bgp_next_hop", "src_net", "dst_net", "sampler_address");

    private LineFields() {
    }

    /** The fields in the line's order; none if it is no JSON object. */
    static Map<String, String> of(String line) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : parsed(line).properties()) {
            String text = each.getValue().isString() ? each.getValue().asString() : each.getValue().toString();
            fields.put(each.getKey(), ADDRESSES.contains(each.getKey()) ? AddressText.canonical(text) : text);
        }
        return fields;
    }

    private static JsonNode parsed(String line) {
        try {
            return JsonMapper.shared().readTree(line);
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}
