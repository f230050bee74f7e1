// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.element;

import java.util.Collection;
import java.util.List;

/**
 * The elements that Weir knows, of IANA and of vendors, and those that the user has named ({@link #use}). Any thread;
 * read when first asked for.
 */
public final class ElementRegistry {
    /** Enterprise of elements that count what went the other way, RFC 5103 section 6.1. */
    public static final long REVERSE = 29_305;

    private static final String[] V9_SCOPES = {"", "System", "Interface", "LineCard", "Cache", "Template"};

    private static volatile Elements inUse;

    private static final class Holder {
        static final Elements BUILT_IN = new Elements(ElementTable.read());
    }

    private ElementRegistry() {
    }

    /** The elements that come with Weir. */
    public static Elements builtIn() {
        return Holder.BUILT_IN;
    }

    /** The elements in use: those that come with Weir, or what {@link #use} was last given. */
    public static Elements inUse() {
        Elements used = inUse;
        return used == null ? builtIn() : used;
    }

    /** Takes elements into use in the whole process. For its start: what has asked before keeps what it was told. */
    public static void use(Elements elements) {
        inUse = elements;
    }

    /** The elements that come with Weir, and more: see {@link Elements#with}. */
    public static Elements with(List<Element> more) {
        return builtIn().with(more);
    }

    /** All elements in use that have a row, by enterprise and number. */
    public static Collection<Element> all() {
        return inUse().all();
    }

    /**
     * An element in use; null if it is not known. One of {@link #REVERSE} is IANA's of that number with
     * {@code reverse} in front of its name; for more such see {@link Elements}.
     */
    public static Element find(long enterprise, int id) {
        return inUse().find(enterprise, id);
    }

    /** The name of an element in use, empty if it is not known. */
    public static String name(long enterprise, int id) {
        return inUse().name(enterprise, id);
    }

    /** The element in use of a name, upper and lower case as it is; null if there is none. */
    public static Element byName(String name) {
        return inUse().byName(name);
    }

    /** The name of a scope type of v9 options, RFC 3954 section 6.1; empty if it is not known. */
    public static String scopeName9(int type) {
        return type > 0 && type < V9_SCOPES.length ? V9_SCOPES[type] : "";
    }
}
