// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.config.Effective;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagHelp;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagValues;
import io.weir.monitor.api.Config;
import io.weir.monitor.api.Config.SettingRow;
import java.util.ArrayList;
import java.util.List;

/** All settings as they hold, for {@code /api/config}; secrets are hidden. */
final class EffectiveConfig {
    private EffectiveConfig() {
    }

    static Config of(FlagSet flags, FlagValues values) {
        List<SettingRow> rows = new ArrayList<>();
        for (String name : flags.names()) {
            Flag<?> flag = flags.find(name);
            String text = values.text(flag);
            rows.add(new SettingRow(name, shown(flag, text), values.isGiven(flag)));
        }
        return new Config(rows);
    }

    private static String shown(Flag<?> flag, String text) {
        return text.isEmpty() ? "" : FlagHelp.shown(Effective.shown(flag, text));
    }
}
