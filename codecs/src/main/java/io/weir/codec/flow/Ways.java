// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.element.ElementRegistry;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The two ways of a layout that counts both: for each a layout whose fields lie where they lie in the records, and have
 * the numbers that fill the columns of that way. Immutable.
 *
 * @param forward what fills the columns from source to destination
 * @param back what fills the columns of the way back: directions are swapped, counters are the other way's
 * @param counters the fields that tell whether a record counts by ways; if all are zero it is as any other
 */
record Ways(Layout forward, Layout back, int[] counters) {
    private static final long REVERSE = ElementRegistry.REVERSE;
    private static final long CISCO = 9;
    private static final Set<Integer> OCTETS = Set.of(1, 23, 85, 231, 232, 352);
    private static final Set<Integer> PACKETS = Set.of(2, 24, 86, 298, 299);
    private static final Set<Integer> STARTS = Set.of(22, 150, 152, 154, 156, 158);
    private static final Set<Integer> ENDS = Set.of(21, 151, 153, 155, 157, 159);
    /** What the two ends share, or swap by themselves: an own value of the way back makes no sense. */
    private static final Set<Integer> KEYS = Set.of(4, 7, 8, 11, 12, 27, 28, 60);
    /** Next hops and labels hold for one way: the other's are not known. */
    private static final Set<Integer> ONE_WAY =
        Set.of(15, 18, 47, 62, 63, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 140);
    private static final Map<Integer, Integer> SWAPPED = pairs(7, 11, 8, 12, 27, 28, 9, 13, 29, 30, 44, 45, 170, 169,
        10, 14, 252, 253, 16, 17, 129, 128, 56, 57, 81, 80, 180, 181, 182, 183);
    /** Of both sides of a router; where a layout tells one side alone, it is that of both ways. */
    private static final Map<Integer, Integer> VLANS = pairs(58, 59, 243, 254, 245, 255);
    /** Client and server of Cisco AVC, and the same as v9 numbers them. */
    private static final Map<Integer, Integer> AVC = pairs(12_236, 12_237, 12_238, 12_239, 12_240, 12_241);
    private static final Map<Integer, Integer> V9_AVC = pairs(45_004, 45_005, 45_006, 45_007, 45_008, 45_009);
    private static final int STATION = 366;
    private static final int DESTINATION_PREFIX = 45;

    /** Who counts both ways, and how. */
    private enum Kind {
        REVERSE_ELEMENTS, INITIATOR_RESPONDER, IN_OUT
    }

    /** Those of a layout; null if its records count one way, or hold a packet that says all by itself. */
    static Ways of(Layout layout, Protocol protocol) {
        Kind kind = FrameElements.in(layout) ? null : kind(layout, protocol);
        if (kind == null) {
            return null;
        }
        int[] counters = IntStream.range(layout.scopeCount(), layout.fieldCount())
            .filter(i -> layout.mayBeNumber(i) && (forward(kind, layout, i) != 0 || back(kind, layout, i) != 0))
            .toArray();
        return new Ways(forward(layout, kind), back(layout, kind), counters);
    }

    private static Kind kind(Layout layout, Protocol protocol) {
        for (int i = layout.scopeCount(); i < layout.fieldCount(); i++) {
            if (layout.enterprise(i) == REVERSE && isCounter(layout.id(i)) && layout.mayBeNumber(i)) {
                return Kind.REVERSE_ELEMENTS;
            }
        }
        if (has(layout, 232, 299) && has(layout, 231, 298)) {
            return Kind.INITIATOR_RESPONDER;
        }
        // In IPFIX they count the same packets behind a middlebox: postOctetDeltaCount.
        return protocol == Protocol.NETFLOW_V9 && has(layout, 1, 2) && has(layout, 23, 24) ? Kind.IN_OUT : null;
    }

    private static boolean has(Layout layout, int octets, int packets) {
        return layout.indexOf(0, octets) >= 0 || layout.indexOf(0, packets) >= 0;
    }

    private static boolean isCounter(int id) {
        return OCTETS.contains(id) || PACKETS.contains(id);
    }

    /** The element that a counter of the way forward stands for; 0 if it is none. */
    private static int forward(Kind kind, Layout layout, int i) {
        int id = layout.enterprise(i) == 0 ? layout.id(i) : 0;
        return switch (kind) {
            case REVERSE_ELEMENTS -> isCounter(id) ? id : 0;
            case INITIATOR_RESPONDER -> id == 231 ? 1 : id == 298 ? 2 : 0;
            case IN_OUT -> id == 1 || id == 2 ? id : 0;
        };
    }

    /** The same of the way back. */
    private static int back(Kind kind, Layout layout, int i) {
        int id = layout.id(i);
        if (kind == Kind.REVERSE_ELEMENTS) {
            return layout.enterprise(i) == REVERSE && isCounter(id) ? id : 0;
        }
        if (layout.enterprise(i) != 0) {
            return 0;
        }
        return id == (kind == Kind.IN_OUT ? 23 : 232) ? 1 : id == (kind == Kind.IN_OUT ? 24 : 299) ? 2 : 0;
    }

    private static Layout forward(Layout layout, Kind kind) {
        if (kind == Kind.REVERSE_ELEMENTS) {
            return layout;
        }
        Set<Integer> taken = new HashSet<>();
        IntStream.range(layout.scopeCount(), layout.fieldCount()).forEach(i -> taken.add(forward(kind, layout, i)));
        Fields fields = new Fields(layout);
        for (int i = layout.scopeCount(); i < layout.fieldCount(); i++) {
            int counter = forward(kind, layout, i);
            int id = layout.id(i);
            boolean other = taken.contains(1) && OCTETS.contains(id) || taken.contains(2) && PACKETS.contains(id);
            if (counter != 0) {
                fields.set(i, 0, counter);
            } else if (layout.enterprise(i) == 0 && other) {
                fields.drop(i);
            }
        }
        return fields.layout();
    }

    private static Layout back(Layout layout, Kind kind) {
        Own own = Own.of(layout);
        boolean vlans = VLANS.keySet().stream().filter(id -> layout.indexOf(0, id) >= 0).map(Ways::isSource)
            .distinct().count() == 2;
        Fields fields = new Fields(layout);
        for (int i = layout.scopeCount(); i < layout.fieldCount(); i++) {
            int counter = back(kind, layout, i);
            if (counter != 0) {
                fields.set(i, 0, counter);
            } else if (layout.enterprise(i) == 0) {
                int id = swapped(layout.id(i), vlans);
                if (own.replaces(id) || isCounter(id) || ONE_WAY.contains(id)) {
                    fields.drop(i);
                } else {
                    fields.set(i, 0, id);
                }
            } else {
                ofEnterprise(fields, i, layout.enterprise(i), layout.id(i));
            }
        }
        return fields.layout();
    }

    private static void ofEnterprise(Fields fields, int i, long enterprise, int id) {
        if (enterprise == REVERSE && !KEYS.contains(id)) {
            fields.set(i, 0, id);
        } else if (enterprise == CISCO) {
            fields.set(i, CISCO, AVC.getOrDefault(id, id));
        }
    }

    private static boolean isSource(int vlan) {
        return vlan == 58 || vlan == 243 || vlan == 245;
    }

    private static int swapped(int id, boolean vlans) {
        if (id == STATION) {
            return DESTINATION_PREFIX;
        }
        int swapped = SWAPPED.getOrDefault(id, V9_AVC.getOrDefault(id, id));
        return vlans ? VLANS.getOrDefault(id, swapped) : swapped;
    }

    private static Map<Integer, Integer> pairs(int... ids) {
        Map<Integer, Integer> pairs = new HashMap<>();
        for (int i = 0; i < ids.length; i += 2) {
            pairs.put(ids[i], ids[i + 1]);
            pairs.put(ids[i + 1], ids[i]);
        }
        return Map.copyOf(pairs);
    }

    /** What the way back has an element of its own for. */
    private record Own(Set<Integer> ids, boolean start, boolean end) {
        static Own of(Layout layout) {
            Set<Integer> ids = new HashSet<>();
            for (int i = layout.scopeCount(); i < layout.fieldCount(); i++) {
                if (layout.enterprise(i) == REVERSE && layout.length(i) > 0 && !KEYS.contains(layout.id(i))) {
                    ids.add(layout.id(i));
                }
            }
            return new Own(ids, ids.stream().anyMatch(STARTS::contains), ids.stream().anyMatch(ENDS::contains));
        }

        boolean replaces(int id) {
            return ids.contains(id) || start && STARTS.contains(id) || end && ENDS.contains(id);
        }
    }

    /** A layout in the making whose fields lie as those of another one. */
    private static final class Fields {
        private final Layout sent;
        private final long[] enterprises;
        private final int[] ids;

        Fields(Layout sent) {
            this.sent = sent;
            this.enterprises = IntStream.range(0, sent.fieldCount()).mapToLong(sent::enterprise).toArray();
            this.ids = IntStream.range(0, sent.fieldCount()).map(sent::id).toArray();
        }

        void set(int i, long enterprise, int id) {
            enterprises[i] = enterprise;
            ids[i] = id;
        }

        /** The field fills nothing. */
        void drop(int i) {
            enterprises[i] = Layout.ENTERPRISE_ZERO;
        }

        Layout layout() {
            return new Layout(enterprises, ids,
                IntStream.range(0, sent.fieldCount()).map(sent::length).toArray(), sent.scopeCount());
        }
    }
}
