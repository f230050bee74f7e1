// SPDX-License-Identifier: Apache-2.0
package io.example.weir;

import com.google.auto.service.AutoService;
import io.weir.codec.flow.Column;
import io.weir.sink.FlowStage;
import io.weir.sink.FlowStageFactory;
import io.weir.sink.Setting;
import io.weir.sink.SinkContext;
import io.weir.sink.SinkException;
import io.weir.sink.SinkFactory;

/** {@code -stage=only-protocol -stage.only-protocol=17}: lets only flows of one IP protocol through. */
@AutoService(FlowStageFactory.class)
public final class ProtocolFilterFactory implements FlowStageFactory {
    /**
     * The stage's settings.
     *
     * @param protocol IP protocol number
     */
    public record Settings(
        @Setting(key = "", defaultValue = "6", help = "IP protocol number to keep, 0 to 255") int protocol) {
    }

    @Override
    public String name() {
        return "only-protocol";
    }

    @Override
    public int spiVersion() {
        return SinkFactory.SPI_VERSION;
    }

    @Override
    public String description() {
        return "Keeps flows of one IP protocol, leaves out the rest";
    }

    @Override
    public Class<? extends Record> settings() {
        return Settings.class;
    }

    @Override
    public FlowStage create(SinkContext context) throws SinkException {
        int protocol = context.settings(Settings.class).protocol();
        if (protocol < 0 || protocol > 255) {
            throw new SinkException("only-protocol: " + protocol + " is not in 0 to 255");
        }
        return edit -> edit.record().number(Column.PROTO) == protocol;
    }
}
