// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import java.net.InetSocketAddress;

/**
 * A UDP socket that was open before this Weir read it: what came meanwhile waits in it.
 *
 * @param descriptor of this process, not negative
 * @param local the address that it is bound to
 * @param held whether who passed it keeps it open: what is unread at a stop then waits for the next Weir
 * @param drops datagrams that the kernel had dropped at this socket when this Weir got it, and that others answer for;
 *     or {@link #UNKNOWN}
 */
public record PassedSocket(int descriptor, InetSocketAddress local, boolean held, long drops) {
    /** Whoever read the socket before did not say. */
    public static final long UNKNOWN = -1;

    /** The same with the drops that its former reader told. */
    public PassedSocket dropped(long known) {
        return new PassedSocket(descriptor, local, held, known);
    }
}
