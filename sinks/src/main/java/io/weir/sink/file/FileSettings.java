// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import io.weir.sink.Setting;

/**
 * Where lines go.
 *
 * @param path file to append to; empty is stdout
 * @param separator written after every record
 */
public record FileSettings(
    @Setting(key = "", help = "file to append to; empty: stdout") String path,
    @Setting(key = "sep", defaultValue = "\n", help = "written after every record; may be empty") String separator) {
}
