// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an exporter speaks, and what follows from it: code that differs by protocol asks for a trait here, or compares
 * constants where a trait would be of one place only. The constants are what Weir reads by itself; a plugin
 * {@linkplain #declare declares} its own. Tables by protocol are arrays by {@link #ordinal()} with {@link #count()}
 * places; nothing stores an ordinal. Immutable, any thread; two protocols are the same if they are the same object.
 */
public final class Protocol implements Comparable<Protocol> {
    /** The least {@link #id()} of a declared protocol. */
    public static final int FIRST_DECLARED = 256;

    private static final int MOST_DECLARED = 8;
    private static final Set<Trait> OF_WEIR = Set.of(Trait.TEMPLATES, Trait.ENTERPRISES, Trait.SAMPLES);
    private static final String NAME = "[A-Z][A-Z0-9_]{0,31}";
    /** By ordinal; all but {@link #declare} read it, so a longer list takes its place. */
    private static volatile List<Protocol> all = List.of();

    /** Not known: a header that could not be used. */
    public static final Protocol UNKNOWN = own("UNKNOWN", 0, 0, "unknown", SequenceUnit.DATAGRAMS);
    /** NetFlow version 1, which has no sequence numbers. */
    public static final Protocol NETFLOW_V1 =
        own("NETFLOW_V1", 1, 1, "NetFlow v1", SequenceUnit.NONE, Trait.UPTIME);
    /** NetFlow version 5. */
    public static final Protocol NETFLOW_V5 =
        own("NETFLOW_V5", 5, 5, "NetFlow v5", SequenceUnit.FLOWS, Trait.UPTIME, Trait.HEADER_RATE);
    /** NetFlow version 7, of Catalyst switches. */
    public static final Protocol NETFLOW_V7 =
        own("NETFLOW_V7", 7, 7, "NetFlow v7", SequenceUnit.FLOWS, Trait.UPTIME);
    /** NetFlow version 9, RFC 3954. */
    public static final Protocol NETFLOW_V9 = own("NETFLOW_V9", 9, 9, "NetFlow v9", SequenceUnit.DATAGRAMS,
        Trait.UPTIME, Trait.TEMPLATES, Trait.DOMAINS);
    /** IPFIX, RFC 7011. */
    public static final Protocol IPFIX = own("IPFIX", 10, 10, "IPFIX", SequenceUnit.RECORDS,
        Trait.TEMPLATES, Trait.DOMAINS, Trait.ENTERPRISES);
    /** sFlow version 5. */
    public static final Protocol SFLOW_V5 = own("SFLOW_V5", 105, 5, "sFlow v5", SequenceUnit.DATAGRAMS,
        Trait.UPTIME, Trait.HEADER_RATE, Trait.NO_EXPORT_TIME, Trait.SAMPLES);

    private static final int COUNT = all.size() + MOST_DECLARED;

    private final String name;
    private final int ordinal;
    private final int id;
    private final int version;
    private final String label;
    private final SequenceUnit unit;
    private final Set<Trait> traits;
    private final boolean uptime;
    private final boolean headerRate;
    private final boolean templates;
    private final boolean domains;
    private final boolean enterprises;
    private final boolean exportTime;
    private final boolean samples;

    /** What sets a protocol apart. */
    public enum Trait {
        /** See {@link Protocol#hasUptime}. */
        UPTIME,
        /** See {@link Protocol#hasRateInHeader}. */
        HEADER_RATE,
        /** See {@link Protocol#hasTemplates}; Weir's own alone. */
        TEMPLATES,
        /** See {@link Protocol#hasDomains}. */
        DOMAINS,
        /** See {@link Protocol#hasEnterprises}; Weir's own alone. */
        ENTERPRISES,
        /** See {@link Protocol#hasExportTime}. */
        NO_EXPORT_TIME,
        /** See {@link Protocol#hasSamples}; Weir's own alone. */
        SAMPLES
    }

    private Protocol(String name, int ordinal, int id, int version, String label, SequenceUnit unit,
        Set<Trait> traits) {
        this.name = name;
        this.ordinal = ordinal;
        this.id = id;
        this.version = version;
        this.label = label;
        this.unit = unit;
        this.traits = traits;
        this.uptime = traits.contains(Trait.UPTIME);
        this.headerRate = traits.contains(Trait.HEADER_RATE);
        this.templates = traits.contains(Trait.TEMPLATES);
        this.domains = traits.contains(Trait.DOMAINS);
        this.enterprises = traits.contains(Trait.ENTERPRISES);
        this.exportTime = !traits.contains(Trait.NO_EXPORT_TIME);
        this.samples = traits.contains(Trait.SAMPLES);
    }

    private static Protocol own(String name, int id, int version, String label, SequenceUnit unit, Trait... traits) {
        return add(new Protocol(name, all.size(), id, version, label, unit, Set.of(traits)));
    }

    private static Protocol add(Protocol made) {
        List<Protocol> more = new ArrayList<>(all);
        more.add(made);
        all = List.copyOf(more);
        return made;
    }

    /**
     * A protocol that Weir does not know by itself. Its records have no templates of Weir's; up to eight such are
     * possible. A second declaration that says the same gives the same protocol.
     *
     * @param id a number of its own, {@link #FIRST_DECLARED} to 32,767: also that of its type in protobuf
     * @param name what records have for {@code type}: capital letters, digits and underscores
     * @param label its name in text
     * @param unit what its sequence numbers count
     * @param traits all but templates, enterprises and samples
     * @throws IllegalArgumentException if that is not allowed, or the id or the name is taken
     */
    public static synchronized Protocol declare(int id, String name, String label, SequenceUnit unit,
        Set<Trait> traits) {
        for (Protocol each : all) {
            if (each.id == id && each.name.equals(name) && each.label.equals(label) && each.unit == unit
                && each.traits.equals(traits)) {
                return each;
            }
            if (each.id == id || each.name.equals(name)) {
                throw new IllegalArgumentException("protocol " + name + ": its id " + id + " or its name is that of "
                    + each.name);
            }
        }
        if (id < FIRST_DECLARED || id > Short.MAX_VALUE) {
            throw new IllegalArgumentException("protocol " + name + ": id " + id + " is not 256 to 32767");
        }
        if (!name.matches(NAME) || traits.stream().anyMatch(OF_WEIR::contains)) {
            throw new IllegalArgumentException("protocol " + name
                + ": a name of other signs than A-Z, 0-9 and _, or a trait of Weir's own");
        }
        if (all.size() == COUNT) {
            throw new IllegalArgumentException("protocol " + name + ": there are " + MOST_DECLARED + " others");
        }
        return add(new Protocol(name, all.size(), id, 0, label, unit, Set.copyOf(traits)));
    }

    /** The most protocols that there can be: the places of tables by {@link #ordinal()}. */
    public static int count() {
        return COUNT;
    }

    /** All that there are now, by ordinal. */
    public static List<Protocol> all() {
        return all;
    }

    /** The protocol with that {@link #id()}; {@link #UNKNOWN} if there is none. */
    public static Protocol ofId(long id) {
        for (Protocol each : all) {
            if (each.id == id) {
                return each;
            }
        }
        return UNKNOWN;
    }

    /** The protocol with that {@link #name()}; throws IllegalArgumentException if there is none. */
    public static Protocol valueOf(String name) {
        for (Protocol each : all) {
            if (each.name.equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("there is no protocol " + name);
    }

    /** Its name in code and configuration, stable. */
    public String name() {
        return name;
    }

    /** Its place in tables, 0 to {@link #count()} - 1; another one after the next start. */
    public int ordinal() {
        return ordinal;
    }

    /** Whether a plugin declared it. */
    public boolean isDeclared() {
        return id >= FIRST_DECLARED;
    }

    /** By {@link #ordinal()}. */
    @Override
    public int compareTo(Protocol other) {
        return Integer.compare(ordinal, other.ordinal);
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * A number of its own that never changes, 0 to 32,767: for keys and for files. Of NetFlow and IPFIX it is the
     * version, which sFlow 5 shares with NetFlow 5.
     */
    public int id() {
        return id;
    }

    /**
     * The version number on the wire, 0 if unknown or declared. Several protocols have the same: only for what is
     * printed.
     */
    public int version() {
        return version;
    }

    /** Its name in text. */
    public String label() {
        return label;
    }

    /**
     * What tells it from others where a version number is asked for: the version, with sFlow's name before its own; of
     * a declared one its name in lower case.
     */
    public String versionLabel() {
        if (isDeclared()) {
            return name.toLowerCase(java.util.Locale.ROOT);
        }
        return samples ? "sflow" + version : String.valueOf(version);
    }

    /** What its sequence numbers count. */
    public SequenceUnit sequenceUnit() {
        return unit;
    }

    /** Whether its headers say for how long the exporter has been up, and so when it booted. */
    public boolean hasUptime() {
        return uptime;
    }

    /** Whether its headers say when they were sent; else the time of receipt stands for it, late by any wait. */
    public boolean hasExportTime() {
        return exportTime;
    }

    /** Whether its headers or samples give the sampling rate; else records or options data do. */
    public boolean hasRateInHeader() {
        return headerRate;
    }

    /** Whether its records are samples, with numbers of their own, of agents that headers name. */
    public boolean hasSamples() {
        return samples;
    }

    /** Whether its records are laid out by templates; else their layout is fixed. */
    public boolean hasTemplates() {
        return templates;
    }

    /** Whether records belong to an observation domain (IPFIX) or a source id (v9) that they are printed with. */
    public boolean hasDomains() {
        return domains;
    }

    /**
     * Whether field specifiers may name an enterprise, also as a scope; without, all 16 bits are the number of the
     * element, and scopes are types of their own.
     */
    public boolean hasEnterprises() {
        return enterprises;
    }
}
