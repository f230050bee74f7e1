// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.saved;

import io.weir.codec.protocol.Protocol;
import java.util.List;

/**
 * An observation domain (IPFIX) or source id (v9) of an exporter.
 *
 * @param protocol one that has templates
 * @param id its number, unsigned 32 bits
 * @param goflow2Rate the rate goflow2 would print, 0 for none
 * @param systemInitMs systemInitTimeMilliseconds, -1 if unknown
 * @param rates sampling rates that options data of any of its ports gave
 * @param sessions its source ports
 */
public record SavedDomain(Protocol protocol, long id, long goflow2Rate, long systemInitMs, List<SavedRate> rates,
    List<SavedSession> sessions) {
}
