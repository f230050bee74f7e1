// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.flag.GoValues;
import io.weir.engine.config.OnError;
import io.weir.engine.config.SinkConfig;
import io.weir.sink.SinkFactory;
import io.weir.sink.WhenFull;
import java.util.ArrayList;
import java.util.List;

/** The flags of one sink: its settings, and the policies that every sink has. */
final class SinkFlags {
    private final String name;
    private final SettingFlags settings;
    private final Flag<WhenFull> whenFull;
    private final Flag<OnError> onError;

    SinkFlags(SinkFactory factory) {
        name = factory.name();
        String prefix = "transport." + name;
        settings = new SettingFlags(prefix, factory.settings());
        whenFull = new Flag<>(prefix + ".when-full", GoValues.oneOf(WhenFull.class),
            GoValues.word(factory.whenFull()), "when it does not keep up: the workers wait, or blocks are dropped");
        onError = new Flag<>(prefix + ".on-error", GoValues.oneOf(OnError.class), GoValues.word(OnError.RETRY),
            "when a write fails: try again, drop the block, or stop Weir");
    }

    String name() {
        return name;
    }

    List<Flag<?>> flags() {
        List<Flag<?>> all = new ArrayList<>(settings.flags());
        all.add(whenFull);
        all.add(onError);
        return all;
    }

    SinkConfig config(FlagValues values) {
        return new SinkConfig(name, settings.given(values), values.isGiven(whenFull) ? values.value(whenFull) : null,
            values.value(onError));
    }

    List<String> changed(FlagValues values) {
        return settings.changed(values);
    }
}
