// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.element;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Elements that one exporter has named itself (RFC 5610), besides those of the {@link ElementRegistry}: never instead
 * of them. Of two definitions of one element the first holds. Written by one thread, read by any.
 */
public final class TaughtElements {
    /** Most elements that are kept. */
    public static final int MOST = 1_000;
    /** Most characters of a name. */
    public static final int NAME_LENGTH = 64;
    /** What one is counted with, bytes: its objects, its name and entries of maps. */
    public static final int BYTES = 320;

    /** By enterprise and number; null before the first, as few exporters teach. */
    private volatile Map<Long, Element> elements;

    /** None yet. */
    public TaughtElements() {
        // Nothing to set.
    }

    private static long key(long enterprise, int id) {
        return enterprise << 16 | id;
    }

    /** Whether an exporter may name an element, and has not done so. */
    public boolean lacks(long enterprise, int id) {
        return enterprise != 0 && size() < MOST && find(enterprise, id) == null
            && ElementRegistry.find(enterprise, id) == null;
    }

    /**
     * Takes over an element that is lacking. A name is made one of letters, digits and {@code _-.} that no other
     * element has: what else is in it becomes {@code _}, and the numbers follow it if it is taken.
     *
     * @param name begins as {@link #mayBegin} says
     */
    public void add(long enterprise, int id, String name, ElementType type, Semantics semantics, String units) {
        if (elements == null) {
            elements = new ConcurrentHashMap<>();
        }
        elements.put(key(enterprise, id), new Element(enterprise, id, unique(sanitised(name), enterprise, id), type,
            semantics, units));
    }

    /** Whether a name may begin so: with a letter. */
    public static boolean mayBegin(byte first) {
        return isLetter((char) first);
    }

    private String unique(String name, long enterprise, int id) {
        if (ElementRegistry.byName(name) == null && all().stream().noneMatch(each -> each.name().equals(name))) {
            return name;
        }
        String numbers = "-" + enterprise + "-" + id;
        return name.substring(0, Math.min(name.length(), NAME_LENGTH - numbers.length())) + numbers;
    }

    private static String sanitised(String name) {
        int end = name.indexOf('\0');
        String text = end < 0 ? name : name.substring(0, end);
        StringBuilder own = new StringBuilder();
        for (int i = 0; i < text.length() && own.length() < NAME_LENGTH; i++) {
            char next = text.charAt(i);
            boolean good = isLetter(next) || next >= '0' && next <= '9' || "_-.".indexOf(next) >= 0;
            own.append(good ? next : '_');
        }
        return own.toString();
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }

    /** One that the exporter has named; null for none, also for those of the registry. */
    public Element find(long enterprise, int id) {
        Map<Long, Element> known = elements;
        return known == null ? null : known.get(key(enterprise, id));
    }

    /** How many there are. */
    public int size() {
        Map<Long, Element> known = elements;
        return known == null ? 0 : known.size();
    }

    /** All of them, a copy, in no order. */
    public Collection<Element> all() {
        Map<Long, Element> known = elements;
        return known == null ? List.of() : List.copyOf(known.values());
    }

    /** Forgets them. */
    public void clear() {
        elements = null;
    }
}
