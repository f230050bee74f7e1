// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

/**
 * The front door of decoding: one datagram in, its records out, with all state that exporters build up.
 *
 * <p>One thread. Decoders of several workers may share one {@link Bounds}; an exporter address must always come to the
 * same decoder.
 */
public final class DatagramDecoder {
    private final DecodeCounts counts = new DecodeCounts();

    /**
     * A decoder without any state.
     *
     * @param settings values and bounds
     * @param bounds the room it shares with other decoders
     * @param listener told of records and faults during {@link #decode} and {@link #tick}
     */
    public DatagramDecoder(DecoderSettings settings, Bounds bounds, DecodeListener listener) {
    }

    /**
     * Decodes one datagram; never throws for anything that is on the wire.
     *
     * @param bytes holds the payload; unchanged until the call returns
     * @param offset where it starts
     * @param length its bytes
     * @param hi first eight bytes of the source address
     * @param lo last eight; IPv4 as IPv4-mapped, as in {@code Exporter}
     * @param scope zone of a link-local source address, else 0
     * @param port source port
     * @param receivedNs receive time, nanoseconds since 1970 UTC
     */
    public void decode(byte[] bytes, int offset, int length, long hi, long lo, int scope, int port, long receivedNs) {
    }

    /**
     * Lets time pass: drops data that waited too long for its template, tells of data that waits. Call it about once a
     * second.
     *
     * @param nowNs time on the clock of {@code receivedNs}
     */
    public void tick(long nowNs) {
    }

    /** Counters of this decoder; readable from any thread. */
    public DecodeCounts counts() {
        return counts;
    }
}
