// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

/** Which worker a datagram goes to. Any thread. */
@FunctionalInterface
public interface Shard {
    /**
     * The worker of a datagram, 0 to one less than there are.
     *
     * @param hi first eight bytes of the source address
     * @param lo last eight
     * @param port source port
     * @param b holds the payload, {@code len} bytes from {@code at} on
     */
    int shard(long hi, long lo, int port, byte[] b, int at, int len);

    /** By exporter address alone: one exporter is one worker, which keeps its order, templates and options together. */
    static Shard byAddress(int workers) {
        return (hi, lo, port, b, at, len) -> (int) ((AddressHash.of(hi, lo) >>> 32) * workers >>> 32);
    }
}
