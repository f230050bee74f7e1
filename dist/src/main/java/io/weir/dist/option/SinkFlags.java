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
    private final SinkName name;
    private final SettingFlags settings;
    private final SpoolFlags spool;
    private final Flag<WhenFull> whenFull;
    private final Flag<OnError> onError;

    SinkFlags(SinkName name, SinkFactory factory) {
        this.name = name;
        String prefix = "transport." + name.name();
        settings = new SettingFlags(prefix, factory.settings());
        spool = new SpoolFlags(prefix, name.name(), factory.spoolsAlways());
        whenFull = new Flag<>(prefix + ".when-full", GoValues.oneOf(WhenFull.class),
            GoValues.word(factory.whenFull()), "when it does not keep up: the workers wait, blocks are dropped, or "
                + "they wait on disk" + (factory.whenFull() == WhenFull.BLOCK ? " (default beside other sinks)" : ""));
        onError = new Flag<>(prefix + ".on-error", GoValues.oneOf(OnError.class), GoValues.word(OnError.RETRY),
            "when a write fails: try again, drop the block, or stop Weir");
    }

    SinkName name() {
        return name;
    }

    List<Flag<?>> flags() {
        List<Flag<?>> all = new ArrayList<>(settings.flags());
        all.add(whenFull);
        all.add(onError);
        all.addAll(spool.flags());
        return all;
    }

    SinkConfig config(FlagValues values, SpoolPlaces places) {
        return new SinkConfig(name.name(), name.kind(), settings.given(values, places.data()),
            values.isGiven(whenFull) ? values.value(whenFull) : null, values.value(onError),
            spool.config(values, places));
    }

    /** Flags given with something else than their default. */
    List<String> changed(FlagValues values) {
        List<String> changed = new ArrayList<>(settings.changed(values));
        for (Flag<?> flag : flags().subList(settings.flags().size(), flags().size())) {
            if (!values.value(flag).equals(flag.defaultValue())) {
                changed.add("-" + flag.name());
            }
        }
        return changed;
    }

    /** Flags about the spool of a sink that the user told not to spool. */
    List<String> idle(FlagValues values) {
        boolean spools = !values.isGiven(whenFull) || values.value(whenFull) == WhenFull.SPOOL;
        return spools ? List.of() : spool.flags().stream().filter(values::isGiven)
            .map(flag -> "-" + flag.name()).toList();
    }
}
