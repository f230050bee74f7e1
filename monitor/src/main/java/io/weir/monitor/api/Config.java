// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import java.util.List;

/**
 * {@code /api/config}: the configuration as it holds.
 *
 * @param settings each setting, in the order of the help
 */
public record Config(List<SettingRow> settings) {

    /**
     * One setting.
     *
     * @param name the flag's, without hyphen
     * @param value as one would write it; {@code (hidden)} for a secret
     * @param given whether the user set it
     */
    public record SettingRow(String name, String value, boolean given) {
    }
}
