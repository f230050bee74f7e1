// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.element;

import io.weir.codec.table.TableFile;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The elements that Weir knows, of IANA and of some vendors. Immutable, any thread; read when first asked for. */
public final class ElementRegistry {
    /** Enterprise of elements that count what went the other way, RFC 5103 section 6.1. */
    public static final long REVERSE = 29_305;

    private static final String[] V9_SCOPES = {"", "System", "Interface", "LineCard", "Cache", "Template"};

    private final NavigableMap<Key, Element> elements = new TreeMap<>();

    private record Key(long enterprise, int id) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
            Comparator.comparingLong(Key::enterprise).thenComparingInt(Key::id);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Holder {
        static final ElementRegistry ONE = new ElementRegistry();
    }

    private ElementRegistry() {
        TableFile.lines(ElementRegistry.class, "elements.csv").forEach(this::add);
    }

    private void add(String line) {
        String[] cells = line.split(",", -1);
        Element element = new Element(Long.parseLong(cells[0]), Integer.parseInt(cells[1]), cells[2],
            ElementType.named(cells[3]), Semantics.named(cells[4]), cells[5]);
        elements.put(new Key(element.enterprise(), element.id()), element);
    }

    /** All elements, by enterprise and number. */
    public static Collection<Element> all() {
        return Collections.unmodifiableCollection(Holder.ONE.elements.values());
    }

    /**
     * An element; null if it is not known. One of {@link #REVERSE} is IANA's of that number with {@code reverse} in
     * front of its name.
     */
    public static Element find(long enterprise, int id) {
        Element known = Holder.ONE.elements.get(new Key(enterprise == REVERSE ? 0 : enterprise, id));
        return known == null || enterprise != REVERSE ? known : reverse(known);
    }

    private static Element reverse(Element of) {
        String name = "reverse" + Character.toUpperCase(of.name().charAt(0)) + of.name().substring(1);
        return new Element(REVERSE, of.id(), name, of.type(), of.semantics(), of.units());
    }

    /** The name of an element, empty if it is not known. */
    public static String name(long enterprise, int id) {
        Element known = find(enterprise, id);
        return known == null ? "" : known.name();
    }

    /** The name of a scope type of v9 options, RFC 3954 section 6.1; empty if it is not known. */
    public static String scopeName9(int type) {
        return type > 0 && type < V9_SCOPES.length ? V9_SCOPES[type] : "";
    }
}
