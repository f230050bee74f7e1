// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagValues;
import io.weir.engine.config.StageConfig;
import io.weir.sink.FlowStageFactory;
import java.util.List;

/** The flags of one stage. */
final class StageFlags {
    private final String name;
    private final SettingFlags settings;

    StageFlags(FlowStageFactory factory) {
        name = factory.name();
        settings = new SettingFlags("stage." + name, factory.settings());
    }

    String name() {
        return name;
    }

    List<Flag<?>> flags() {
        return settings.flags();
    }

    StageConfig config(FlagValues values) {
        return new StageConfig(name, settings.given(values));
    }

    List<String> changed(FlagValues values) {
        return settings.changed(values);
    }
}
