// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.element;

import io.weir.codec.element.Element;
import io.weir.codec.json.ShownElements;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.state.KnownTemplate;
import io.weir.codec.template.Layout;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The elements of templates that no field of a line shows: counted when somebody asks, by what is remembered, so that
 * records cost nothing. One thread.
 */
public final class UnshownElements {
    /** The most that are counted: a flood of templates must not fill the heap. */
    public static final int MOST = 10_000;
    private static final Comparator<Row> ORDER = Comparator.comparingInt(Row::templates).reversed()
        .thenComparingLong(Row::enterprise).thenComparingInt(Row::id);

    private final ShownElements shown;
    /** Null for one that is shown. */
    private final Map<Key, Row> known = new HashMap<>();
    private int count;

    /** None yet; {@code shown} says what a line has. */
    public UnshownElements(ShownElements shown) {
        this.shown = shown;
    }

    private record Key(long enterprise, int id, Protocol protocol) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparingLong(Key::enterprise)
            .thenComparingInt(Key::id).thenComparingInt(key -> key.protocol().ordinal());

        /** The numbers come from the wire: where hashes are equal the map looks by this order. */
        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** One element, and how many templates have it. */
    public static final class Row {
        private final long enterprise;
        private final int id;
        private final String name;
        private int templates;

        private Row(long enterprise, int id, String name) {
            this.enterprise = enterprise;
            this.id = id;
            this.name = name;
        }

        /** Enterprise number, 0 for IANA. */
        public long enterprise() {
            return enterprise == Layout.ENTERPRISE_ZERO ? 0 : enterprise;
        }

        /** Element number. */
        public int id() {
            return id;
        }

        /** Its name; its two numbers if it is not known. */
        public String name() {
            return name;
        }

        /** How many templates have it. */
        public int templates() {
            return templates;
        }
    }

    /** Templates of one layout: a decoder has one object for all that define the same. */
    private static final class Alike {
        private final KnownTemplate first;
        private int count;

        Alike(KnownTemplate first) {
            this.first = first;
        }
    }

    /** Counts the elements of templates; options data is not looked at. */
    public void add(Collection<KnownTemplate> templates) {
        if (shown.hasAll()) {
            return;
        }
        Map<Layout, Alike> layouts = new IdentityHashMap<>();
        for (KnownTemplate each : templates) {
            if (!each.isOptions()) {
                layouts.computeIfAbsent(each.layout(), layout -> new Alike(each)).count++;
            }
        }
        layouts.values().forEach(each -> addAll(each.first, each.count));
    }

    private void addAll(KnownTemplate template, int count) {
        Layout layout = template.layout();
        for (int i = 0; i < layout.fieldCount(); i++) {
            if (ShownElements.hasValue(layout, i)) {
                add(template, i, count);
            }
        }
    }

    private void add(KnownTemplate template, int i, int templates) {
        long enterprise = template.layout().enterprise(i);
        int id = template.layout().id(i);
        Key key = new Key(enterprise, id, template.protocol());
        Row row = known.get(key);
        if (row == null && known.size() < MOST && !known.containsKey(key)) {
            boolean none = shown.of(enterprise, id, template.protocol()).isEmpty();
            row = none ? row(template.element(i), enterprise, id) : null;
            known.put(key, row);
        }
        if (row != null) {
            row.templates += templates;
        }
    }

    /** An element is one, whether v9 or IPFIX sends it. */
    private Row row(Element element, long enterprise, int id) {
        for (Protocol protocol : Protocol.all()) {
            Row row = known.get(new Key(enterprise, id, protocol));
            if (row != null) {
                return row;
            }
        }
        count++;
        return new Row(enterprise, id, ShownElements.name(element, enterprise, id));
    }

    /** How many elements there are, at most {@link #MOST}. */
    public int count() {
        return count;
    }

    /** Those that most templates have, most first. */
    public List<Row> most(int rows) {
        return known.values().stream().filter(Objects::nonNull).distinct().sorted(ORDER).limit(rows).toList();
    }
}
