// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;

/**
 * A template that has not come, for which data of one observation domain waits; for people to look at.
 *
 * @param exporter whose
 * @param port source port of the first set that waits
 * @param protocol what the data comes in
 * @param domain observation domain or source id
 * @param template its number
 * @param sets how many sets wait
 * @param bytes how many bytes they hold
 * @param sinceNs receive time of the first of them all, on the clock of receive times
 * @param otherPort a source port of the same address that has such a template but is not known to be the same device,
 *     or -1
 */
public record AwaitedTemplate(Exporter exporter, int port, Protocol protocol, long domain, int template, int sets,
    int bytes, long sinceNs, int otherPort) {
}
