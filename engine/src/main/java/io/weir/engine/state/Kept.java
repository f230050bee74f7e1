// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import io.weir.engine.decode.Worker;
import java.util.List;

/**
 * The workers of one listener.
 *
 * @param port its port as configured, which tells it from others
 * @param workers by number; which one has an exporter depends on the address alone
 */
public record Kept(int port, List<Worker> workers) {
}
