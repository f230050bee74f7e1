// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.protocol.Protocol;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a user wants in columns beyond what Weir puts there by itself: elements of NetFlow v9 and IPFIX, and bits of
 * sampled frames. Immutable, any thread.
 */
public final class Mapping {
    /** Nothing is asked for. */
    public static final Mapping NONE = new Builder(Schema.STANDARD).build();

    private final Schema schema;
    private final Map<Element, Target> elements;
    private final FrameMapping frames;

    private Mapping(Builder builder) {
        this.schema = builder.schema;
        this.elements = new TreeMap<>(builder.elements);
        this.frames = builder.frames;
    }

    /** The columns that records have, those declared by the user included. */
    public Schema schema() {
        return schema;
    }

    /** Where an element goes before it fills what it means; null for nowhere. */
    Target target(Protocol protocol, long enterprise, int id) {
        return elements.isEmpty() ? null : elements.get(new Element(protocol, enterprise, id));
    }

    FrameMapping frames() {
        return frames;
    }

    private record Element(Protocol protocol, long enterprise, int id) implements Comparable<Element> {
        private static final Comparator<Element> ORDER = Comparator.comparing(Element::protocol)
            .thenComparingLong(Element::enterprise).thenComparingInt(Element::id);

        @Override
        public int compareTo(Element other) {
            return ORDER.compare(this, other);
        }
    }

    /** A column, and whether numbers for it have their lowest byte first. */
    record Target(Column column, boolean littleEndian) {
    }

    /** Collects what goes where; one thread. */
    public static final class Builder {
        private final Schema schema;
        private final Map<Element, Target> elements = new TreeMap<>();
        private FrameMapping frames = FrameMapping.NONE;

        /** Nothing is asked for yet; columns are those of {@code schema}. */
        public Builder(Schema schema) {
            this.schema = schema;
        }

        /**
         * Sends an element to a column, in place of where it was sent before.
         *
         * @param protocol that of the datagram
         * @param enterprise 0 for IANA's elements
         * @param id its number, as v9 and IPFIX have it without the enterprise bit
         * @param column where it goes; a list gets an item more
         * @param littleEndian whether a number has its lowest byte first
         */
        public Builder element(Protocol protocol, long enterprise, int id, Column column, boolean littleEndian) {
            elements.put(new Element(protocol, enterprise, id), new Target(column, littleEndian));
            return this;
        }

        /** Sets what is read from sampled frames. */
        public Builder frames(FrameMapping mapping) {
            frames = mapping;
            return this;
        }

        /** What was asked for. */
        public Mapping build() {
            return new Mapping(this);
        }
    }
}
