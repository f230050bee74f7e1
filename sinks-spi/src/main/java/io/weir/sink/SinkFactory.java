// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

import java.util.List;

/**
 * Makes sinks of one kind; found through {@link java.util.ServiceLoader} (annotate it with {@code @AutoService}).
 *
 * <p>Lifecycle of a sink:
 * <ol>
 * <li>{@link #settings} is read before flags are parsed, so that {@code -h} shows them and unknown keys are refused;
 * <li>{@link #create} checks the settings and must not open anything; it throws {@link SinkException} for bad ones;
 * <li>{@link Sink#start} opens files and connections, before a socket is bound;
 * <li>lanes or encoders are opened, one per worker, on the worker's thread;
 * <li>{@link Sink#close}, after the last record, on a thread of the engine's own, which waits only so long.
 * </ol>
 */
public interface SinkFactory {
    /** The version of this interface. A plugin returns the constant as compiled into it from {@link #spiVersion}. */
    int SPI_VERSION = 1;

    /** Name by which {@code -transport} selects the sink: lower-case letters, digits, hyphens. */
    String name();

    /** {@link #SPI_VERSION} as the plugin was compiled with. */
    int spiVersion();

    /** One line for {@code weir plugins} and {@code -h}. */
    default String description() {
        return "";
    }

    /** The record whose components are the sink's settings, see {@link Setting}; {@link NoSettings} for none. */
    default Class<? extends Record> settings() {
        return NoSettings.class;
    }

    /** What happens when the sink does not keep up, unless the user says otherwise. */
    default WhenFull whenFull() {
        return WhenFull.DROP;
    }

    /**
     * Whether records that may have to wait on disk go there each before the sink gets it, unless the user says
     * otherwise: then the end of the process costs none that was there. Only for {@link WhenFull#SPOOL}.
     */
    default boolean spoolsAlways() {
        return false;
    }

    /**
     * What the sink writes to and must have for itself, such as files by their absolute names: two sinks that name the
     * same are refused before anything is opened. None by default.
     */
    default List<String> claims(SinkContext context) {
        return List.of();
    }

    /**
     * A new sink; opens nothing.
     *
     * @throws SinkException if the settings are unusable: the text names the setting and what is allowed
     */
    Sink create(SinkContext context) throws SinkException;
}
