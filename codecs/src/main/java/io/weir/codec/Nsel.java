// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

/** Which events of a firewall (NSEL in NetFlow v9) give records. */
public enum Nsel {
    /** All but updates, whose bytes are in the totals of the event that ends the flow: each byte counts once. */
    FLOWS,
    /** All events. */
    ALL
}
