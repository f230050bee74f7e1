// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.element;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Elements by number and by name: those that come with Weir, or these and more. Immutable, any thread.
 *
 * <p>Three kinds are known without a row of their own: IANA's of the other direction ({@link ElementRegistry#REVERSE}),
 * a vendor's of the other direction if it marks them by a bit (RFC 5103 section 6.2), and what NetFlow v9, which has no
 * enterprises, sends for elements of Cisco and ntop: Cisco's number and 32,768, ntop's number and 57,472.
 */
public final class Elements {
    /** What NetFlow v9 adds to a number of Cisco's: the bit that says in IPFIX that an enterprise follows. */
    static final int CISCO_9 = 32_768;
    /** What NetFlow v9 adds to a number of ntop's. */
    static final int NTOP_9 = 57_472;
    static final long CISCO = 9;
    static final long NTOP = 35_632;
    /** What ipfixcol2 says instead of NetFlow v9's numbers from 32,768 on, which IPFIX cannot say, less 32,768. */
    private static final long FROM_9 = 4_294_967_295L;
    private static final int MAX_ID = 65_535;
    private static final int ID_BITS = 16;
    private static final String REVERSE = "reverse";
    private static final Comparator<Element> BY_NUMBER = new Comparator<>() {
        @Override
        public int compare(Element one, Element other) {
            return Long.compare(key(one.enterprise(), one.id()), key(other.enterprise(), other.id()));
        }
    };

    private final long[] keys;
    private final Element[] elements;
    private final Map<String, Element> names = new HashMap<>();

    /**
     * Of some elements; of two of one number the later one holds.
     *
     * @throws IllegalArgumentException if two have one name
     */
    Elements(Collection<Element> all) {
        List<Element> sorted = new ArrayList<>(all);
        sorted.sort(BY_NUMBER);
        int count = 0;
        for (Element element : sorted) {
            boolean again = count > 0 && sameNumber(sorted.get(count - 1), element);
            sorted.set(again ? count - 1 : count++, element);
        }
        elements = sorted.subList(0, count).toArray(new Element[0]);
        keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = key(elements[i].enterprise(), elements[i].id());
        }
        for (Element element : elements) {
            Element other = names.put(element.name(), element);
            if (other != null) {
                throw new IllegalArgumentException("the name " + element.name() + " is that of element "
                    + other.enterprise() + "/" + other.id() + " already");
            }
        }
    }

    /**
     * These and more: one of a number that is known here stands in for it.
     *
     * @throws IllegalArgumentException if a name is another element's
     */
    public Elements with(List<Element> more) {
        for (Element element : more) {
            Element known = byName(element.name());
            if (known != null && exact(known.enterprise(), known.id()) == null && !sameNumber(known, element)) {
                throw new IllegalArgumentException("the name " + element.name() + " is that of element "
                    + known.enterprise() + "/" + known.id() + " already");
            }
        }
        return new Elements(Stream.concat(all().stream(), more.stream()).toList());
    }

    private static boolean sameNumber(Element one, Element other) {
        return one.enterprise() == other.enterprise() && one.id() == other.id();
    }

    private static long key(long enterprise, int id) {
        return enterprise << ID_BITS | id;
    }

    /** All that have a row, by enterprise and number. */
    public Collection<Element> all() {
        return Collections.unmodifiableList(Arrays.asList(elements));
    }

    private Element exact(long enterprise, int id) {
        int at = Arrays.binarySearch(keys, key(enterprise, id));
        return at < 0 ? null : elements[at];
    }

    /**
     * An element, also one that has no row of its own.
     *
     * @param enterprise 0 for IANA's and for all of NetFlow v9
     * @param id 0 to 65,535
     * @return null if it is not known
     */
    public Element find(long enterprise, int id) {
        if (id < 0 || id > MAX_ID) {
            return null;
        }
        Element known = exact(enterprise, id);
        if (known != null) {
            return known;
        }
        if (enterprise == ElementRegistry.REVERSE) {
            return id < CISCO_9 ? reverse(exact(0, id), enterprise, id) : null;
        }
        if (enterprise == 0) {
            return id < CISCO_9 ? null : of9(id);
        }
        if (enterprise == FROM_9) {
            return id < CISCO_9 ? renumbered(find(0, id + CISCO_9), enterprise, id) : null;
        }
        int bit = Enterprises.reverseBit(enterprise);
        return (id & bit) == 0 ? null : reverse(exact(enterprise, id ^ bit), enterprise, id);
    }

    private Element of9(int id) {
        Element known = id < NTOP_9 ? null : exact(NTOP, id - NTOP_9);
        known = known == null ? exact(CISCO, id - CISCO_9) : known;
        return renumbered(known, 0, id);
    }

    private static Element renumbered(Element known, long enterprise, int id) {
        return known == null ? null
            : new Element(enterprise, id, known.name(), known.type(), known.semantics(), known.units());
    }

    private static Element reverse(Element of, long enterprise, int id) {
        return of == null ? null
            : new Element(enterprise, id, reverseName(of.name()), of.type(), of.semantics(), of.units());
    }

    private static String reverseName(String name) {
        return REVERSE + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The name of an element, empty if it is not known. */
    public String name(long enterprise, int id) {
        Element known = find(enterprise, id);
        return known == null ? "" : known.name();
    }

    /**
     * The element of a name, upper and lower case as it is: one that has a row, or one of the other direction.
     *
     * @return null if there is none
     */
    public Element byName(String name) {
        Element known = names.get(name);
        if (known != null || !name.startsWith(REVERSE) || name.length() == REVERSE.length()) {
            return known;
        }
        String forward = name.substring(REVERSE.length());
        Element of = names.get(Character.toLowerCase(forward.charAt(0)) + forward.substring(1));
        of = of == null ? names.get(forward) : of;
        return of == null || !reverseName(of.name()).equals(name) ? null : otherDirection(of);
    }

    private static Element otherDirection(Element of) {
        if (of.enterprise() == 0) {
            return of.id() < CISCO_9 ? reverse(of, ElementRegistry.REVERSE, of.id()) : null;
        }
        int bit = Enterprises.reverseBit(of.enterprise());
        return bit == 0 || (of.id() & bit) != 0 ? null : reverse(of, of.enterprise(), of.id() | bit);
    }

    /** All names that have a row, in no order. */
    public Collection<String> names() {
        return Collections.unmodifiableSet(names.keySet());
    }

    /**
     * The number that NetFlow v9 has for an element, which may differ from its own.
     *
     * @return -1 if NetFlow v9 cannot send it
     */
    public static int number9(long enterprise, int id) {
        if (enterprise == 0) {
            return id;
        }
        int number = enterprise == CISCO ? id + CISCO_9 : enterprise == NTOP ? id + NTOP_9 : -1;
        return number > MAX_ID ? -1 : number;
    }
}
