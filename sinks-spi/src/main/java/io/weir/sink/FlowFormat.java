// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

import java.util.Set;

/**
 * A form of the output, selected with {@code -format}; found through {@link java.util.ServiceLoader} (annotate it with
 * {@code @AutoService}). It writes single records: what stands between them is the sink's.
 */
public interface FlowFormat {
    /** Name by which {@code -format} selects it: lower-case letters, digits, hyphens. */
    String name();

    /** {@link SinkFactory#SPI_VERSION} as the plugin was compiled with. */
    int spiVersion();

    /** One line for {@code weir plugins}. */
    default String description() {
        return "";
    }

    /** The media type of one record, such as {@code application/json}. */
    String contentType();

    /** What it can write; the other kinds are refused before anything is opened. */
    default Set<Produce> produces() {
        return Set.of(Produce.SAMPLE);
    }

    /**
     * A new encoder, for one worker's lane alone; it writes no separator. Called once before anything is opened, too,
     * and its encoder is thrown away.
     *
     * @param context what the user asked for; {@link FormatContext#produce} is one of {@link #produces}
     * @throws SinkException if it cannot be written in this form: one line that says what is allowed
     */
    FlowEncoder open(FormatContext context) throws SinkException;
}
