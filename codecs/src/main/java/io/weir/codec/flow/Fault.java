// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

/**
 * Everything that can be wrong with what an exporter sends. Each occurrence is counted with its exporter; none is an
 * exception.
 */
public enum Fault {
    /** A datagram without payload. */
    DATAGRAM_EMPTY(Level.DATAGRAM, "datagram without payload"),
    /** The version word is none that is decoded. */
    VERSION_UNKNOWN(Level.DATAGRAM, "nothing that this listener reads"),
    /** Fewer bytes than the header of its version has. */
    HEADER_TRUNCATED(Level.DATAGRAM, "datagram ends inside its header"),
    /** v1, v5 and v7: the header counts more records than the datagram holds; whole ones are used. */
    V5_COUNT(Level.SET, "header counts more records than are there"),
    /** v1, v5 and v7: bytes of a record that is not whole, or behind the last one. */
    V5_TRAILING(Level.SET, "bytes behind the last record"),
    /** IPFIX: the message length of the header disagrees with the datagram. */
    MESSAGE_LENGTH(Level.SET, "message length disagrees with the datagram"),
    /** A set or flowset shorter than its own header; what follows cannot be found. */
    SET_LENGTH(Level.SET, "set length below 4, rest of the datagram refused"),
    /** A set that goes on beyond the datagram; whole records are used. */
    SET_TRUNCATED(Level.SET, "set goes beyond the datagram"),
    /** A set id that the version reserves. */
    SET_RESERVED(Level.SET, "reserved set id"),
    /** Fewer than four bytes behind the last set. */
    SET_TRAILING(Level.SET, "stray bytes behind the last set"),
    /** Data for a template whose records have no length. */
    SET_WITHOUT_LENGTH(Level.SET, "data for a template without any length"),
    /** A set with fewer bytes than one record of its template. */
    SET_TOO_SHORT(Level.SET, "set shorter than one record of its template"),
    /** A set in which eight bytes or more that are not zero are left over: neither a record nor padding. */
    SET_MISFIT(Level.SET, "set does not fit its template: bytes are left over"),
    /** A template definition that ends beyond its set. */
    TEMPLATE_TRUNCATED(Level.TEMPLATE, "template ends beyond its set"),
    /** A template number below 256. */
    TEMPLATE_ID(Level.TEMPLATE, "template id below 256"),
    /** A template without fields, or only with fields of no length. */
    TEMPLATE_EMPTY(Level.TEMPLATE, "template whose records have no length"),
    /** More fields than the bound allows. */
    TEMPLATE_FIELDS(Level.TEMPLATE, "template has more fields than allowed"),
    /** An options template whose scope does not fit its fields. */
    TEMPLATE_SCOPE(Level.TEMPLATE, "options template with impossible scope lengths"),
    /** The template store is full and the template alone is larger than its bound. */
    TEMPLATE_LIMIT(Level.TEMPLATE, "template larger than the bound on templates"),
    /** More new or changed definitions than the exporter may send in this time. */
    TEMPLATE_RATE(Level.TEMPLATE, "more new templates than an exporter may send at a time"),
    /** A record of variable length that ends inside a length prefix. */
    RECORD_TRUNCATED(Level.RECORD, "record ends inside a length prefix"),
    /** Records beyond what the user lets a set of their size give. */
    OUTPUT_RATIO(Level.SET, "set gives more records for its bytes than -limit.output-ratio lets through"),
    /** A value that its own length puts beyond the set; it is cut. */
    VALUE_TRUNCATED(Level.FIELD, "value goes beyond its set, cut"),
    /** A number of more than eight bytes; its column is absent. */
    VALUE_WIDTH(Level.FIELD, "number of more than 8 bytes"),
    /** Bits of a frame that a mapping asks for beyond what a record may have; those are left out. */
    MAPPED_BYTES(Level.FIELD, "mapped bits of a frame beyond 64 KiB a record, the rest left out"),
    /** sFlow: the address of the agent is of no known type. */
    AGENT_ADDRESS(Level.DATAGRAM, "sFlow agent has an address of unknown type"),
    /** sFlow: a sample that goes beyond the datagram, or fewer samples than the header counts. */
    SAMPLE_TRUNCATED(Level.SET, "sFlow sample goes beyond the datagram"),
    /** sFlow: a sample of a format that is not read; the next one is. */
    SAMPLE_FORMAT(Level.SET, "sFlow sample of an unknown format"),
    /** sFlow: a sample with fewer bytes than its format needs. */
    SAMPLE_SHORT(Level.SET, "sFlow sample shorter than its format"),
    /** sFlow: a record that goes beyond its sample, or fewer records than the sample counts. */
    SAMPLE_RECORD_TRUNCATED(Level.RECORD, "sFlow record goes beyond its sample"),
    /** sFlow: a record with fewer bytes than its format needs; its columns are absent. */
    SAMPLE_RECORD_SHORT(Level.FIELD, "sFlow record shorter than its format"),
    /** Late data dropped because the exporter's share or the whole buffer was full. */
    LATE_FULL(Level.SET, "no room for data that waits for its template"),
    /** Late data dropped because its template did not come in time. */
    LATE_EXPIRED(Level.SET, "template did not come in time"),
    /** Late data of an exporter that never gave a record, dropped for that of one that did. */
    LATE_DISPLACED(Level.SET, "made room for waiting data of an exporter that is known to work"),
    /** Late data dropped together with its exporter or domain. */
    LATE_EVICTED(Level.SET, "exporter was forgotten while data waited");

    private static final Fault[] ALL = values();

    private final Level level;
    private final String text;

    Fault(Level level, String text) {
        this.level = level;
        this.text = text;
    }

    /** What is refused. */
    public Level level() {
        return level;
    }

    /** What is wrong, in words for a log line. */
    public String text() {
        return text;
    }

    /** Stable label in metrics and logs: the name in lower case. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The number of faults. */
    public static int count() {
        return ALL.length;
    }

    /** The fault at {@code ordinal}. */
    public static Fault at(int ordinal) {
        return ALL[ordinal];
    }

    /** What a fault costs. */
    public enum Level {
        /** The whole datagram. */
        DATAGRAM,
        /** A set, or part of one. */
        SET,
        /** A template definition. */
        TEMPLATE,
        /** One record. */
        RECORD,
        /** One field of a record. */
        FIELD
    }
}
