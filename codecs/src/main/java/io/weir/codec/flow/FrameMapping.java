// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.frame.Layer;
import io.weir.codec.frame.LayerNames;
import io.weir.codec.frame.PortLayers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which bits of a sampled frame go to which column, and which ports tell what follows. Immutable, any thread. */
public final class FrameMapping {
    /** Nothing goes anywhere. */
    public static final FrameMapping NONE = new FrameMapping(Map.of(), PortLayers.NONE);

    /** In the upper half of a key: how a layer was announced. */
    static final int ETHER_TYPE = 1;
    static final int PROTOCOL = 2;
    static final int UDP_PORT = 3;
    static final int TCP_PORT = 4;
    /** Of a layer that was not announced by a number. */
    static final int NO_KEY = 0;

    private static final Rule[] NO_RULES = {};
    private static final Pattern NUMBERED = Pattern.compile("(etype|proto|udp|tcp)(0|[1-9][0-9]{0,4})");
    private static final Pattern HEXADECIMAL = Pattern.compile("etype0x([0-9a-f]{4})");

    private final Rule[][] byLayer = new Rule[Layer.values().length][];
    /** Ascending. */
    private final int[] keys;
    private final Rule[][] byKey;
    private final PortLayers ports;

    private FrameMapping(Map<String, List<Rule>> rules, PortLayers ports) {
        for (Layer layer : Layer.values()) {
            byLayer[layer.ordinal()] = rules(rules, LayerNames.of(layer));
        }
        Map<Integer, List<String>> names = new HashMap<>();
        for (String name : rules.keySet().stream().sorted(FrameMapping::decimalFirst).toList()) {
            if (key(name) != NO_KEY) {
                names.computeIfAbsent(key(name), key -> new ArrayList<>()).add(name);
            }
        }
        this.keys = names.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        this.byKey = Arrays.stream(keys).mapToObj(key -> rules(rules, names.get(key))).toArray(Rule[][]::new);
        this.ports = ports;
    }

    private static int decimalFirst(String one, String other) {
        return Boolean.compare(HEXADECIMAL.matcher(one).matches(), HEXADECIMAL.matcher(other).matches());
    }

    private static Rule[] rules(Map<String, List<Rule>> rules, List<String> names) {
        return names.stream().flatMap(name -> rules.getOrDefault(name, List.of()).stream()).toArray(Rule[]::new);
    }

    private static int key(String name) {
        Matcher hexadecimal = HEXADECIMAL.matcher(name);
        if (hexadecimal.matches()) {
            return ETHER_TYPE << 16 | Integer.parseInt(hexadecimal.group(1), 16);
        }
        Matcher numbered = NUMBERED.matcher(name);
        if (!numbered.matches()) {
            return NO_KEY;
        }
        int kind = List.of("etype", "proto", "udp", "tcp").indexOf(numbered.group(1)) + 1;
        int number = Integer.parseInt(numbered.group(2));
        return number > (kind == PROTOCOL ? 0xff : 0xffff) ? NO_KEY : kind << 16 | number;
    }

    /** Whether some layer can be meant by a name of a mapping file, which has no capital letters. */
    public static boolean isName(String name) {
        return LayerNames.all().contains(name) || key(name) != NO_KEY;
    }

    PortLayers ports() {
        return ports;
    }

    boolean isEmpty() {
        return keys.length == 0 && Arrays.stream(byLayer).allMatch(rules -> rules.length == 0);
    }

    /** The rules for a layer by what it is called, in order; never modified. */
    Rule[] of(Layer layer) {
        return byLayer[layer.ordinal()];
    }

    /** The rules for a layer that was announced by a number: one of the kinds above 16 bits of number. */
    Rule[] announced(int key) {
        int index = Arrays.binarySearch(keys, key);
        return index < 0 ? NO_RULES : byKey[index];
    }

    /**
     * Bits that go to a column.
     *
     * @param encapsulated whether it is for layers of carried packets, or for those outside
     * @param offset bits from the start of the layer, which may lie before it
     * @param length bits, 0 or more
     * @param column where they go; a list gets an item more
     * @param littleEndian whether a number has its lowest byte first
     */
    public record Rule(boolean encapsulated, int offset, int length, Column column, boolean littleEndian) {
        boolean isWhole() {
            return (offset & 7) == 0 && (length & 7) == 0;
        }
    }

    /** Collects rules; one thread. */
    public static final class Builder {
        private final Map<String, List<Rule>> rules = new HashMap<>();
        private final PortLayers.Builder ports = new PortLayers.Builder();

        /** No rules yet. */
        public Builder() {
        }

        /** Adds a rule for layers called so, behind those that it has. */
        public Builder add(String layer, Rule rule) {
            rules.computeIfAbsent(layer, name -> new ArrayList<>()).add(rule);
            return this;
        }

        /** From now on the port stands for that layer. */
        public Builder port(boolean tcp, boolean destination, int port, Layer layer) {
            ports.add(tcp, destination, port, layer);
            return this;
        }

        /** The rules added. */
        public FrameMapping build() {
            return new FrameMapping(rules, ports.build());
        }
    }
}
