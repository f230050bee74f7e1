// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protocol;

import java.util.Set;

/**
 * What an exporter speaks, and what follows from it: code that differs by protocol asks for a trait here, or compares
 * constants where a trait would be of one place only. Tables by protocol are arrays by {@link #ordinal()} with
 * {@link #count()} places; nothing stores an ordinal. Immutable, any thread.
 */
public enum Protocol {
    /** Not known: a header that could not be used. */
    UNKNOWN(0, 0, "unknown", SequenceUnit.DATAGRAMS, Set.of()),
    /** NetFlow version 1, which has no sequence numbers. */
    NETFLOW_V1(1, 1, "NetFlow v1", SequenceUnit.NONE, Set.of(Trait.UPTIME)),
    /** NetFlow version 5. */
    NETFLOW_V5(5, 5, "NetFlow v5", SequenceUnit.FLOWS, Set.of(Trait.UPTIME, Trait.HEADER_RATE)),
    /** NetFlow version 7, of Catalyst switches. */
    NETFLOW_V7(7, 7, "NetFlow v7", SequenceUnit.FLOWS, Set.of(Trait.UPTIME)),
    /** NetFlow version 9, RFC 3954. */
    NETFLOW_V9(9, 9, "NetFlow v9", SequenceUnit.DATAGRAMS, Set.of(Trait.UPTIME, Trait.TEMPLATES, Trait.DOMAINS)),
    /** IPFIX, RFC 7011. */
    IPFIX(10, 10, "IPFIX", SequenceUnit.RECORDS, Set.of(Trait.TEMPLATES, Trait.DOMAINS, Trait.ENTERPRISES)),
    /** sFlow version 5. */
    SFLOW_V5(105, 5, "sFlow v5", SequenceUnit.DATAGRAMS,
        Set.of(Trait.UPTIME, Trait.HEADER_RATE, Trait.NO_EXPORT_TIME, Trait.SAMPLES));

    private static final Protocol[] ALL = values();

    private final int id;
    private final int version;
    private final String label;
    private final SequenceUnit unit;
    private final boolean uptime;
    private final boolean headerRate;
    private final boolean templates;
    private final boolean domains;
    private final boolean enterprises;
    private final boolean exportTime;
    private final boolean samples;

    private enum Trait { UPTIME, HEADER_RATE, TEMPLATES, DOMAINS, ENTERPRISES, NO_EXPORT_TIME, SAMPLES }

    Protocol(int id, int version, String label, SequenceUnit unit, Set<Trait> traits) {
        this.id = id;
        this.version = version;
        this.label = label;
        this.unit = unit;
        this.uptime = traits.contains(Trait.UPTIME);
        this.headerRate = traits.contains(Trait.HEADER_RATE);
        this.templates = traits.contains(Trait.TEMPLATES);
        this.domains = traits.contains(Trait.DOMAINS);
        this.enterprises = traits.contains(Trait.ENTERPRISES);
        this.exportTime = !traits.contains(Trait.NO_EXPORT_TIME);
        this.samples = traits.contains(Trait.SAMPLES);
    }

    /** How many constants there are. */
    public static int count() {
        return ALL.length;
    }

    /** The protocol with that {@link #id()}; {@link #UNKNOWN} if there is none. */
    public static Protocol ofId(long id) {
        for (Protocol each : ALL) {
            if (each.id == id) {
                return each;
            }
        }
        return UNKNOWN;
    }

    /**
     * A number of its own that never changes, 0 to 32,767: for keys and for files. Of NetFlow and IPFIX it is the
     * version, which sFlow 5 shares with NetFlow 5.
     */
    public int id() {
        return id;
    }

    /** The version number on the wire, 0 if unknown. Several protocols have the same: only for what is printed. */
    public int version() {
        return version;
    }

    /** Its name in text. */
    public String label() {
        return label;
    }

    /** What tells it from others where a version number is asked for: the version, with sFlow's name before its own. */
    public String versionLabel() {
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
