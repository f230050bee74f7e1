// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.config;

import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.GoValues;
import java.util.List;

/** The flag that names the configuration file. */
public final class ConfigFlags {
    static final String NAME = "config";

    private static final Flag<String> FILE = new Flag<>(NAME, GoValues.text("FILE"), "",
        "YAML file with the same keys as the flags; a flag wins over a variable, a variable over the file");

    private ConfigFlags() {
    }

    /** Adds the flag to a command's. */
    public static void addTo(FlagSet flags) {
        flags.add("Configuration", List.of(FILE));
    }
}
