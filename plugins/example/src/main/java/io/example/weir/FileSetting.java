// SPDX-License-Identifier: Apache-2.0
package io.example.weir;

import io.weir.sink.Setting;
import java.nio.file.Path;

/**
 * The settings of both sinks. Weir shows them in {@code -h} and refuses keys that are not here.
 *
 * @param file {@code -transport.NAME=FILE}
 */
public record FileSetting(
    @Setting(key = "", defaultValue = "example.out", help = "file to write to") Path file) {
}
