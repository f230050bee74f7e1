// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.discard;

import io.weir.sink.Setting;
import java.time.Duration;

/**
 * How slowly records are thrown away.
 *
 * @param delay pause per block
 */
public record DiscardSettings(
    @Setting(key = "delay", defaultValue = "0s", help = "pause per block, for tests and measurements") Duration delay) {
}
