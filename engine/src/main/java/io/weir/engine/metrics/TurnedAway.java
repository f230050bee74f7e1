// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import java.util.List;

/**
 * Whose datagrams one listener did not take; the sources with most of them.
 *
 * @param port UDP port of the listener
 * @param refused those that the lists do not let in
 * @param limited those that sent more than they may
 * @param dropped those for whose datagrams there was no room at the rings
 */
public record TurnedAway(int port, List<SourceCount> refused, List<SourceCount> limited,
    List<SourceCount> dropped) {
}
