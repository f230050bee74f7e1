// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.template.Layout;

/** What the records of one run look like, and how they fill columns: a template, a fixed layout, a sample. */
public interface RecordSource {
    /** Number of the template for faults; 0 where there are none. */
    int id();

    /** Whether its records are options data. */
    default boolean isOptions() {
        return false;
    }

    /** The fields; null where a run is one record that {@link #read} reads. */
    Layout layout();

    /**
     * How its records fill columns; null for options whose records are not wanted, and where {@link #layout} is null.
     */
    Binding binding();

    /** One packet of so many, as the one record of a run without a layout says; 0 if it does not. */
    default long rate(Datagram datagram, int start) {
        return 0;
    }

    /** Reads the one record of a run without a layout, into the record of the decoder that it is of. */
    default void read(Datagram datagram, int start, int end) {
        throw new IllegalStateException("records have a layout");
    }

    /** Marks that it gave a record. */
    default void use() {
    }
}
