// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.plugin;

import io.weir.sink.settings.SettingInfo;
import java.util.List;
import java.util.Locale;

/**
 * A sink, stage, format or protocol that can be selected, as {@code weir plugins} and {@code -h} show it.
 *
 * @param kind sink, stage, format or protocol
 * @param name by which it is selected
 * @param origin {@code built-in}, or the plugin's jar or folder
 * @param description one line; may be empty
 * @param settings in the order declared
 */
public record FoundModule(Kind kind, String name, String origin, String description, List<SettingInfo> settings) {
    /** What a module makes. */
    public enum Kind {
        /** Selected with {@code -transport}. */
        SINK,
        /** Selected with {@code -stage}. */
        STAGE,
        /** Selected with {@code -format}. */
        FORMAT,
        /** Read at {@code flow://} listeners. */
        PROTOCOL
    }

    /** The module in one line: kind, name, origin, description. */
    public String oneLine() {
        String kindWord = kind.name().toLowerCase(Locale.ROOT);
        return String.format("%-6s  %-16s  %s  %s", kindWord, name, origin, description).stripTrailing();
    }
}
