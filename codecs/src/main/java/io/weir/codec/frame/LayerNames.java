// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.Set;

/**
 * What goflow2's mapping file calls the layers, and what Weir calls those that goflow2 does not read. A layer has a
 * name of its own, others for it, and groups that it belongs to; rules apply in this order. Immutable, any thread.
 */
public final class LayerNames {
    private static final Map<Layer, List<String>> NAMES = names();
    private static final Map<String, Layer> PARSERS = Map.ofEntries(
        Map.entry("ethernet", Layer.ETHERNET), Map.entry("dot1q", Layer.DOT1Q), Map.entry("mpls", Layer.MPLS),
        Map.entry("ipv4", Layer.IPV4), Map.entry("ipv6", Layer.IPV6),
        Map.entry("ipv6-route", Layer.IPV6_HEADER_ROUTING), Map.entry("ipv6-frag", Layer.IPV6_HEADER_FRAGMENT),
        Map.entry("tcp", Layer.TCP), Map.entry("udp", Layer.UDP), Map.entry("icmp", Layer.ICMP),
        Map.entry("ipv6-icmp", Layer.ICMPV6), Map.entry("gre", Layer.GRE), Map.entry("teredo-dst", Layer.TEREDO),
        Map.entry("geneve", Layer.GENEVE));

    private LayerNames() {
    }

    private static Map<Layer, List<String>> names() {
        Map<Layer, List<String>> names = goflow2s();
        names.putAll(others());
        return names;
    }

    private static Map<Layer, List<String>> goflow2s() {
        Map<Layer, List<String>> names = new EnumMap<>(Layer.class);
        names.put(Layer.ETHERNET, List.of("ethernet", "2"));
        names.put(Layer.DOT1Q, List.of("dot1q"));
        names.put(Layer.MPLS, List.of("mpls"));
        names.put(Layer.IPV4, List.of("ipv4", "ip", "3"));
        names.put(Layer.IPV6, List.of("ipv6", "ip", "3"));
        names.put(Layer.IPV6_HEADER_ROUTING, List.of("ipv6eh_routing", "ipv6-route", "ipv6eh"));
        names.put(Layer.IPV6_HEADER_FRAGMENT, List.of("ipv6eh_fragment", "ipv6-frag", "ipv6eh"));
        names.put(Layer.TCP, List.of("tcp", "4"));
        names.put(Layer.UDP, List.of("udp", "4"));
        names.put(Layer.ICMP, List.of("icmp"));
        names.put(Layer.ICMPV6, List.of("icmpv6", "ipv6-icmp"));
        names.put(Layer.GRE, List.of("gre"));
        names.put(Layer.TEREDO, List.of("teredo-dst", "teredo"));
        names.put(Layer.GENEVE, List.of("geneve"));
        return names;
    }

    private static Map<Layer, List<String>> others() {
        Map<Layer, List<String>> names = new EnumMap<>(Layer.class);
        names.put(Layer.PPPOE, List.of("pppoe"));
        names.put(Layer.CONTROL_WORD, List.of("control-word"));
        names.put(Layer.IPV6_HEADER_OPTIONS, List.of("ipv6-opts", "ipv6eh"));
        names.put(Layer.AH, List.of("ah", "ipv6eh"));
        names.put(Layer.ESP, List.of("esp"));
        names.put(Layer.SCTP, List.of("sctp"));
        names.put(Layer.VXLAN, List.of("vxlan"));
        names.put(Layer.ERSPAN, List.of("erspan"));
        names.put(Layer.GTP_U, List.of("gtp-u"));
        return names;
    }

    /** The names under which a mapping file may mean the layer, in the order in which they apply. */
    public static List<String> of(Layer layer) {
        return NAMES.getOrDefault(layer, List.of());
    }

    /** All names of layers and groups. */
    public static Set<String> all() {
        Set<String> all = new TreeSet<>();
        NAMES.values().forEach(all::addAll);
        return all;
    }

    /** The layer that a parser of that name reads; null if there is none. */
    public static Layer parser(String name) {
        return PARSERS.get(name);
    }

    /** The names of parsers. */
    public static Set<String> parsers() {
        return new TreeSet<>(PARSERS.keySet());
    }
}
