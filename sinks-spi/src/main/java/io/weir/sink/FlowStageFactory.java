// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

/** Makes stages of one kind; found like a {@link SinkFactory}, selected with {@code -stage}. */
public interface FlowStageFactory {
    /** Name by which {@code -stage} selects it. */
    String name();

    /** {@link SinkFactory#SPI_VERSION} as the plugin was compiled with. */
    int spiVersion();

    /** One line for {@code weir plugins} and {@code -h}. */
    default String description() {
        return "";
    }

    /** The record whose components are the stage's settings, see {@link Setting}. */
    default Class<? extends Record> settings() {
        return NoSettings.class;
    }

    /**
     * The stage of one worker.
     *
     * @throws SinkException if the settings are unusable
     */
    FlowStage create(SinkContext context) throws SinkException;
}
